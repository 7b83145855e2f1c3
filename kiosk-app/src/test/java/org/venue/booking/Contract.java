package org.venue.booking;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The agreement `contract/booking-backend.yaml`, to hold requests and answers against.
public final class Contract {
  private static final String ID = "https://venue.org/contract/booking-backend";
  private static final String ROOT = "/v1";

  private final JsonNode document;
  private final SchemaRegistry schemas;

  /// Reads the document.
  public Contract() throws IOException {
    try (InputStream in = Contract.class.getResourceAsStream("/contract/booking-backend.yaml")) {
      document = new YAMLMapper().readTree(in);
    }
    String json = document.toString();
    schemas =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(ID, json)));
  }

  JsonNode document() {
    return document;
  }

  /// What is wrong with a body of this schema.
  List<Error> errors(String schema, String body) {
    return errorsAt("#/components/schemas/" + schema, body);
  }

  private List<Error> errorsAt(String pointer, String body) {
    return schemas.getSchema(SchemaLocation.of(ID + pointer)).validate(body, InputFormat.JSON);
  }

  /// What is wrong with a request.
  ///
  /// @param target path and query as they are sent
  /// @param body empty when there is none
  public List<String> errors(String method, String target, String body) {
    String[] parts = target.split("\\?", 2);
    String path = parts[0].startsWith(ROOT) ? parts[0].substring(ROOT.length()) : "";
    for (var entry : document.get("paths").properties()) {
      Map<String, String> values = new HashMap<>();
      if (fits(entry.getKey(), path, values) && entry.getValue().has(method.toLowerCase())) {
        if (parts.length > 1) {
          for (String pair : parts[1].split("&")) {
            String[] both = pair.split("=", 2);
            values.put(both[0], URLDecoder.decode(both[1], StandardCharsets.UTF_8));
          }
        }
        String operation = "#/paths/" + escaped(entry.getKey()) + "/" + method.toLowerCase();
        return errors(operation, entry.getValue().get(method.toLowerCase()), values, body);
      }
    }
    return List.of("The contract has no " + method + " " + target);
  }

  private static boolean fits(String template, String path, Map<String, String> values) {
    String[] names = template.split("/");
    String[] parts = path.split("/");
    if (names.length != parts.length) {
      return false;
    }
    for (int i = 0; i < names.length; i++) {
      if (names[i].startsWith("{")) {
        values.put(names[i].substring(1, names[i].length() - 1), parts[i]);
      } else if (!names[i].equals(parts[i])) {
        return false;
      }
    }
    return true;
  }

  private static String escaped(String path) {
    return path.replace("~", "~0").replace("/", "~1");
  }

  private List<String> errors(
      String at, JsonNode operation, Map<String, String> values, String body) {
    List<String> wrong = new ArrayList<>();
    Set<String> known = new HashSet<>();
    for (JsonNode each : operation.path("parameters")) {
      JsonNode parameter = resolve(each);
      String name = parameter.get("name").asString();
      known.add(name);
      String value = values.get(name);
      if (value == null) {
        if (parameter.path("required").asBoolean(false)) {
          wrong.add("The parameter " + name + " is missing");
        }
        continue;
      }
      boolean number = parameter.path("schema").path("type").asString("").equals("integer");
      boolean fits = !number || value.matches("-?\\d+");
      String json = number && fits ? value : '"' + value + '"';
      String schema = parameter.get("schema").toString().replace("\"#/", "\"" + ID + "#/");
      schemas
          .getSchema(schema, InputFormat.JSON)
          .validate(json, InputFormat.JSON)
          .forEach(error -> wrong.add(name + ": " + error));
    }
    values.keySet().stream()
        .filter(name -> !known.contains(name))
        .forEach(name -> wrong.add("Nobody knows the parameter " + name));
    String schema = schema(operation.path("requestBody"));
    if (schema.isEmpty() != body.isEmpty()) {
      wrong.add(at + (body.isEmpty() ? " wants a body" : " wants no body"));
    } else if (!schema.isEmpty()) {
      errors(schema, body).forEach(error -> wrong.add(error.toString()));
    }
    return wrong;
  }

  JsonNode resolve(JsonNode node) {
    String ref = node.path("$ref").asString("");
    return ref.isEmpty() ? node : document.at(ref.substring(1));
  }

  /// The name of the schema of a JSON body; empty when there is none.
  static String schema(JsonNode owner) {
    String ref =
        owner.path("content").path("application/json").path("schema").path("$ref").asString("");
    return ref.substring(ref.lastIndexOf('/') + 1);
  }
}
