package org.igniterealtime.openfire.plugin.imservices.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.zip.CRC32C;

/**
 * By what a change of a file is seen.
 *
 * @param modified null when there is no such file
 * @param key what the file system tells files apart by, for example the inode; may be null
 * @param checksum of the content, as long as the time of change may not tell the next change from the last
 */
record FileStamp(FileTime modified, long size, Object key, long checksum) {

    private static final FileStamp MISSING = new FileStamp(null, 0, null, 0);
    private static final FileStamp UNREADABLE = new FileStamp(null, -1, null, 0);

    /** Within this time of a change another may leave the time of change as it is; the coarsest in use is FAT with 2 s. */
    private static final long COARSE_MS = 4000;

    /** Above this size the content is not looked at. */
    private static final long LARGE = 16 << 20;

    /**
     * @param before the stamp taken last, or null; when the attributes are as they were and the change is long ago, the content
     *     is not read again
     */
    static FileStamp of(Path file, FileStamp before) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            FileStamp stamp =
                    new FileStamp(
                            attributes.lastModifiedTime(),
                            attributes.size(),
                            attributes.fileKey(),
                            before == null ? 0 : before.checksum);
            boolean recent = System.currentTimeMillis() - stamp.modified.toMillis() < COARSE_MS;
            if (!attributes.isRegularFile() || stamp.size > LARGE) {
                return stamp;
            }
            return stamp.equals(before) && !recent ? stamp : stamp.withChecksum(file);
        } catch (NoSuchFileException e) {
            return MISSING;
        } catch (IOException e) {
            return UNREADABLE;
        }
    }

    private FileStamp withChecksum(Path file) throws IOException {
        CRC32C content = new CRC32C();
        content.update(Files.readAllBytes(file));
        return new FileStamp(modified, size, key, content.getValue());
    }
}
