package org.igniterealtime.openfire.plugin.imservices.gateway.purple.wire;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.cbor.CBORGenerator;
import com.fasterxml.jackson.dataformat.cbor.CBORParser;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How values of one Java type are written and read. */
interface Field {

    void write(Object value, CBORGenerator out) throws IOException;

    /** Reads the value whose first token is the parser's current one, and leaves the parser on its last. */
    Object read(CBORParser in) throws IOException;

    /** The field for a record component's type. */
    static Field of(Type type) {
        if (type == int.class) {
            return new IntField();
        } else if (type == long.class) {
            return new LongField();
        } else if (type == boolean.class) {
            return new BooleanField();
        } else if (type == String.class) {
            return new StringField();
        } else if (type instanceof Class<?> c && c.isEnum()) {
            return new EnumField(c.getEnumConstants());
        } else if (type instanceof Class<?> c && c.isSealed()) {
            return new SealedField(c);
        } else if (type instanceof Class<?> c && c.isRecord()) {
            return new RecordField(c);
        } else if (type instanceof ParameterizedType p && p.getRawType() == List.class) {
            return new ListField(of(p.getActualTypeArguments()[0]));
        } else if (type instanceof ParameterizedType p
                && p.getRawType() == Map.class
                && p.getActualTypeArguments()[0] == String.class) {
            return new MapField(of(p.getActualTypeArguments()[1]));
        }
        throw new IllegalArgumentException("the wire has no form for " + type);
    }

    private static void expect(CBORParser in, JsonToken wanted) throws IOException {
        if (in.currentToken() != wanted) {
            throw new WireException("found " + in.currentToken() + " where " + wanted + " belongs");
        }
    }

    record IntField() implements Field {
        @Override
        public void write(Object value, CBORGenerator out) throws IOException {
            out.writeNumber((int) value);
        }

        @Override
        public Object read(CBORParser in) throws IOException {
            expect(in, JsonToken.VALUE_NUMBER_INT);
            return in.getIntValue();
        }
    }

    record LongField() implements Field {
        @Override
        public void write(Object value, CBORGenerator out) throws IOException {
            out.writeNumber((long) value);
        }

        @Override
        public Object read(CBORParser in) throws IOException {
            expect(in, JsonToken.VALUE_NUMBER_INT);
            return in.getLongValue();
        }
    }

    record BooleanField() implements Field {
        @Override
        public void write(Object value, CBORGenerator out) throws IOException {
            out.writeBoolean((boolean) value);
        }

        @Override
        public Object read(CBORParser in) throws IOException {
            if (in.currentToken() != JsonToken.VALUE_TRUE) {
                expect(in, JsonToken.VALUE_FALSE);
                return false;
            }
            return true;
        }
    }

    record StringField() implements Field {
        @Override
        public void write(Object value, CBORGenerator out) throws IOException {
            out.writeString((String) value);
        }

        @Override
        public Object read(CBORParser in) throws IOException {
            expect(in, JsonToken.VALUE_STRING);
            return in.getText();
        }
    }

    record EnumField(Object[] constants) implements Field {
        @Override
        public void write(Object value, CBORGenerator out) throws IOException {
            out.writeNumber(((Enum<?>) value).ordinal());
        }

        @Override
        public Object read(CBORParser in) throws IOException {
            expect(in, JsonToken.VALUE_NUMBER_INT);
            int ordinal = in.getIntValue();
            if (ordinal < 0 || ordinal >= constants.length) {
                throw new WireException("there is no constant " + ordinal);
            }
            return constants[ordinal];
        }
    }

    record ListField(Field element) implements Field {
        @Override
        public void write(Object value, CBORGenerator out) throws IOException {
            List<?> list = (List<?>) value;
            out.writeStartArray(value, list.size());
            for (Object each : list) {
                element.write(each, out);
            }
            out.writeEndArray();
        }

        @Override
        public Object read(CBORParser in) throws IOException {
            expect(in, JsonToken.START_ARRAY);
            List<Object> list = new ArrayList<>();
            while (in.nextToken() != JsonToken.END_ARRAY) {
                list.add(element.read(in));
            }
            return list;
        }
    }

    record MapField(Field element) implements Field {
        @Override
        public void write(Object value, CBORGenerator out) throws IOException {
            Map<?, ?> map = (Map<?, ?>) value;
            out.writeStartObject(value, map.size());
            for (Map.Entry<?, ?> each : map.entrySet()) {
                out.writeFieldName((String) each.getKey());
                element.write(each.getValue(), out);
            }
            out.writeEndObject();
        }

        @Override
        public Object read(CBORParser in) throws IOException {
            expect(in, JsonToken.START_OBJECT);
            Map<String, Object> map = new HashMap<>();
            while (in.nextToken() != JsonToken.END_OBJECT) {
                expect(in, JsonToken.FIELD_NAME);
                String key = in.currentName();
                in.nextToken();
                map.put(key, element.read(in));
            }
            return map;
        }
    }

    /** A record within a message: the array of its fields. */
    final class RecordField implements Field {
        private final RecordShape shape;

        RecordField(Class<?> type) {
            this.shape = new RecordShape(type);
        }

        @Override
        public void write(Object value, CBORGenerator out) throws IOException {
            out.writeStartArray(value, shape.size());
            shape.write(value, out);
            out.writeEndArray();
        }

        @Override
        public Object read(CBORParser in) throws IOException {
            expect(in, JsonToken.START_ARRAY);
            return shape.read(in);
        }
    }

    /** One of the records of a sealed interface: the array of its place there and its fields. */
    final class SealedField implements Field {
        private final Class<?>[] types;
        private final RecordShape[] shapes;

        SealedField(Class<?> family) {
            this.types = family.getPermittedSubclasses();
            this.shapes = Arrays.stream(types).map(RecordShape::new).toArray(RecordShape[]::new);
        }

        @Override
        public void write(Object value, CBORGenerator out) throws IOException {
            int number = Arrays.asList(types).indexOf(value.getClass());
            out.writeStartArray(value, shapes[number].size() + 1);
            out.writeNumber(number);
            shapes[number].write(value, out);
            out.writeEndArray();
        }

        @Override
        public Object read(CBORParser in) throws IOException {
            expect(in, JsonToken.START_ARRAY);
            in.nextToken();
            expect(in, JsonToken.VALUE_NUMBER_INT);
            int number = in.getIntValue();
            if (number < 0 || number >= shapes.length) {
                throw new WireException("there is nothing of its kind with the number " + number);
            }
            return shapes[number].read(in);
        }
    }
}
