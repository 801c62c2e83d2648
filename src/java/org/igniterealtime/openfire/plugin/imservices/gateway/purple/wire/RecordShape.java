package org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/**
 * The fields of a record type in their order, looked up once. Reflection and not method handles, because the worker then
 * starts sooner; after some calls both are compiled code.
 */
final class RecordShape {

    private final Class<?> type;
    private final String[] names;
    private final Method[] accessors;
    private final Field[] fields;
    private final Constructor<?> constructor;

    RecordShape(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        this.type = type;
        this.names = Arrays.stream(components).map(RecordComponent::getName).toArray(String[]::new);
        this.accessors =
                Arrays.stream(components).map(RecordComponent::getAccessor).toArray(Method[]::new);
        this.fields =
                Arrays.stream(components)
                        .map(c -> Field.of(c.getGenericType()))
                        .toArray(Field[]::new);
        try {
            this.constructor =
                    type.getDeclaredConstructor(
                            Arrays.stream(components)
                                    .map(RecordComponent::getType)
                                    .toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(type + " has no canonical constructor", e);
        }
    }

    int size() {
        return fields.length;
    }

    /** Writes the fields, without an array around them. */
    void write(Object value, CBORGenerator out) throws IOException {
        for (int i = 0; i < fields.length; i++) {
            Object content = get(value, i);
            if (content == null) {
                throw new NullPointerException(
                        "the field " + names[i] + " of " + type.getSimpleName() + " is null");
            }
            fields[i].write(content, out);
        }
    }

    /** Reads the fields up to and including the end of the array that they are in. */
    Object read(CBORParser in) throws IOException {
        Object[] contents = new Object[fields.length];
        for (int i = 0; i < fields.length; i++) {
            in.nextToken();
            contents[i] = fields[i].read(in);
        }
        if (in.nextToken() != JsonToken.END_ARRAY) {
            throw new WireException(type.getSimpleName() + " has too many fields");
        }
        try {
            return constructor.newInstance(contents);
        } catch (InvocationTargetException e) {
            throw new WireException(type.getSimpleName() + " is not valid");
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private Object get(Object value, int i) {
        try {
            return accessors[i].invoke(value);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
