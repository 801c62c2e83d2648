package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Objects;
import java.util.zip.CRC32C;

/**
 * By what a change of a file is seen.
 *
 * @param modified null when there is no such file
 * @param key what the file system tells files apart by, for example the inode; may be null
 * @param checksum of the content
 * @param settled whether any later change will show in the time of change: it was long ago when the content was read. While
 *     it is not, the content is read again each time
 */
record FileStamp(FileTime modified, long size, Object key, long checksum, boolean settled) {

    private static final FileStamp MISSING = new FileStamp(null, 0, null, 0, true);
    private static final FileStamp UNREADABLE = new FileStamp(null, -1, null, 0, true);

    /** Within this time of a change another may leave the time of change as it is; the coarsest in use is FAT with 2 s. */
    private static final long COARSE_MS = 4000;

    /** Above this size the content is not looked at. */
    private static final long LARGE = 16 << 20;

    /**
     * Looks at a file. Blocks.
     *
     * @param before the stamp taken last, or null; spares reading the content when that can be known to be the same
     */
    static FileStamp of(Path file, FileStamp before) {
        try {
            long now = System.currentTimeMillis();
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            FileTime modified = attributes.lastModifiedTime();
            long size = attributes.size();
            Object key = attributes.fileKey();
            boolean sameAttributes =
                    before != null
                            && modified.equals(before.modified)
                            && size == before.size
                            && Objects.equals(key, before.key);
            if (sameAttributes && before.settled) {
                return before;
            }
            boolean read = attributes.isRegularFile() && size <= LARGE;
            boolean settled = !read || now - modified.toMillis() >= COARSE_MS;
            return new FileStamp(modified, size, key, read ? checksum(file) : 0, settled);
        } catch (NoSuchFileException e) {
            return MISSING;
        } catch (IOException e) {
            return UNREADABLE;
        }
    }

    private static long checksum(Path file) throws IOException {
        CRC32C content = new CRC32C();
        content.update(Files.readAllBytes(file));
        return content.getValue();
    }

    /** Whether the file is as it was. */
    boolean isSame(FileStamp other) {
        return Objects.equals(modified, other.modified)
                && size == other.size
                && Objects.equals(key, other.key)
                && checksum == other.checksum;
    }
}
