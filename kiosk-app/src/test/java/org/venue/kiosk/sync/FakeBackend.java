package org.venue.kiosk.sync;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/// A small server on loopback that speaks the contract, and, when told to, nonsense.
final class FakeBackend implements AutoCloseable {
  static final JsonMapper JSON = new JsonMapper();

  /// What goes wrong with one answer.
  interface Mishap {
    void answer(HttpExchange exchange) throws IOException;
  }

  final Map<String, JsonNode> facts = new LinkedHashMap<>();
  final List<JsonNode> asked = new ArrayList<>();
  final Map<String, List<String>> feeds = new HashMap<>();
  final List<String> paths = new ArrayList<>();
  Function<JsonNode, String> verdict = fact -> "accepted";
  String redeemed = "{\"verdict\":\"granted\"}";
  Mishap mishap;
  int told;
  boolean refusesWhatBreaks;
  Duration ahead = Duration.ZERO;
  InstantSource clock = InstantSource.system();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  FakeBackend() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      paths.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      byte[] body = exchange.getRequestBody().readAllBytes();
      if (mishap != null) {
        mishap.answer(exchange);
        return;
      }
      if (!"Bearer good".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        problem(exchange, 401, "unauthorized");
        return;
      }
      String path = exchange.getRequestURI().getPath();
      if (path.equals("/v1/facts")) {
        try {
          good(exchange, verdicts(body));
        } catch (IllegalArgumentException e) {
          problem(exchange, refusesWhatBreaks ? 400 : 500, "invalid");
        }
      } else if (path.equals("/v1/redemptions")) {
        JsonNode question = JSON.readTree(body);
        asked.add(question);
        ObjectNode answer = (ObjectNode) JSON.readTree(redeemed);
        good(exchange, answer.put("key", question.get("key").asText()).toString());
      } else {
        good(exchange, page(path.substring("/v1/feeds/".length()), exchange));
      }
    }
  }

  private String verdicts(byte[] body) throws IOException {
    ObjectNode answer = JSON.createObjectNode();
    ArrayNode verdicts = answer.putArray("verdicts");
    for (JsonNode fact : JSON.readTree(body).get("facts")) {
      told++;
      String verdict = this.verdict.apply(fact);
      if (verdict.equals("accepted")) {
        facts.put(fact.get("key").asText(), fact);
      }
      if (!verdict.isEmpty()) {
        ObjectNode row = verdicts.addObject();
        row.put("key", fact.get("key").asText()).put("verdict", verdict);
        if (verdict.equals("refused")) {
          row.put("reason", "body-invalid");
        }
      }
    }
    return answer.toString();
  }

  private String page(String feed, HttpExchange exchange) throws JsonProcessingException {
    List<String> all = feeds.getOrDefault(feed, List.of());
    Map<String, String> query = new HashMap<>();
    for (String part : exchange.getRequestURI().getQuery().split("&")) {
      query.put(part.split("=")[0], part.split("=")[1]);
    }
    int from = Integer.parseInt(query.getOrDefault("after", "c0").substring(1));
    int to = Math.min(all.size(), from + Integer.parseInt(query.get("limit")));
    if (to < all.size()) {
      exchange.getResponseHeaders().set("Link", "<?after=c%d>; rel=\"next\"".formatted(to));
    }
    return "{\"cursor\":\"c%d\",\"more\":%s,\"left\":%d,\"items\":[%s]}"
        .formatted(to, to < all.size(), all.size() - to, String.join(",", all.subList(from, to)));
  }

  void good(HttpExchange exchange, String json) throws IOException {
    send(exchange, 200, "application/json", json);
  }

  void problem(HttpExchange exchange, int status, String type) throws IOException {
    send(
        exchange,
        status,
        "application/problem+json",
        "{\"type\":\"%s\",\"title\":\"no\",\"status\":%d}".formatted(type, status));
  }

  void send(HttpExchange exchange, int status, String type, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Venue-Time", clock.instant().plus(ahead).toString());
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
