package org.igniterealtime.openfire.plugin.imservices.console;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import org.igniterealtime.openfire.plugin.imservices.administration.TypeEntry;
import org.igniterealtime.openfire.plugin.imservices.administration.TypeList;
import org.igniterealtime.openfire.plugin.imservices.administration.Types;
import org.igniterealtime.openfire.plugin.imservices.definition.ServiceType;
import org.igniterealtime.openfire.plugin.imservices.service.Parameter;

/** The call {@code types}: what the dialog has to choose from. */
final class TypesCalls implements ApiTable.Family {

    private final Types types;

    TypesCalls(Types types) {
        this.types = types;
    }

    @Override
    public void addTo(ApiTable table) {
        table.get("types", request -> types());
    }

    private ApiAnswer types() {
        TypeList list = types.list();
        return ApiAnswer.ok(
                json -> {
                    json.writeStartObject();
                    json.writeBooleanField("asking", !list.complete());
                    json.writeStringField("note", list.note());
                    json.writeArrayFieldStart("types");
                    for (TypeEntry type : list.types()) {
                        write(json, type);
                    }
                    json.writeEndArray();
                    json.writeEndObject();
                });
    }

    private static void write(JsonGenerator json, TypeEntry type) throws IOException {
        json.writeStartObject();
        json.writeStringField("category", type.category().key());
        json.writeStringField("type", type.type());
        json.writeStringField("label", type.label());
        json.writeStringField("ns", type.ns());
        json.writeStringField("module", type.module());
        json.writeStringField("params", type.params());
        json.writeStringField("missing", type.missing());
        json.writeStringField("note", type.note());
        json.writeBooleanField("closed", type.network() == ServiceType.Network.CLOSED);
        json.writeArrayFieldStart("parameters");
        for (Parameter parameter : type.parameters()) {
            write(json, parameter);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Parameter parameter) throws IOException {
        json.writeStartObject();
        json.writeStringField("key", parameter.key());
        json.writeStringField("label", parameter.label());
        json.writeStringField("kind", parameter.kind().name());
        json.writeStringField("fallback", parameter.fallback());
        Json.texts(json, "choices", parameter.choices());
        json.writeStringField("help", parameter.help());
        json.writeEndObject();
    }
}
