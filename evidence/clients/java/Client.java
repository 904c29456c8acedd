// java.net.http.WebSocket: java Client.java PORTS CASES LIBRARY
//
// There is no JSON in the JDK, so the two files are taken apart by the few patterns that they consist of.

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

class Client {
    /** How many seconds something may take to show before it counts as nothing. */
    static final int PATIENCE = 3;
    static String library;

    /** What came first: a code, or an error. */
    record Seen(Integer code, Throwable error) {}

    static class Listener implements WebSocket.Listener {
        final CompletableFuture<Seen> seen = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            seen.complete(new Seen(code, null));
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            seen.complete(new Seen(null, error));
        }
    }

    static String field(String line, String name) {
        var match = Pattern.compile("\"" + name + "\": ?\"?([^\",}]+)").matcher(line);
        return match.find() ? match.group(1) : null;
    }

    static String quoted(String text) {
        var escaped = new StringBuilder();
        for (char c : text.toCharArray()) {
            escaped.append(c == '"' || c == '\\' ? "\\" + c : c < ' ' ? " " : String.valueOf(c));
        }
        return "\"" + escaped + "\"";
    }

    static void say(String key, String rest) {
        System.out.printf("{\"library\":%s,\"case\":%s,%s}%n", quoted(library), quoted(key), rest);
    }

    static void saySeen(String key, Seen seen) {
        if (seen.code != null) {
            say(key, "\"shows\":" + seen.code);
        } else {
            say(key, "\"shows\":" + quoted(seen.error.getClass().getSimpleName()) + ",\"error\":" + quoted(String.valueOf(seen.error)));
        }
    }

    static void run(HttpClient http, String ports, String one) throws InterruptedException {
        var key = field(one, "key");
        var on = field(one, "on") == null ? "plain" : field(one, "on");
        var scheme = on.equals("tls") ? "wss" : "ws";
        var address = "%s://127.0.0.1:%s/%s?library=%s&case=%s".formatted(scheme, field(ports, on), field(one, "path"), library, key);
        var listener = new Listener();
        WebSocket socket;
        try {
            socket = http.newWebSocketBuilder().buildAsync(URI.create(address), listener).get();
        } catch (ExecutionException failed) {
            saySeen(key, new Seen(null, failed.getCause()));
            return;
        }
        try {
            if (field(one, "code") != null) {
                socket.sendClose(Integer.parseInt(field(one, "code")), "").get(PATIENCE, TimeUnit.SECONDS);
            }
            var patience = field(one, "patience") == null ? PATIENCE : Integer.parseInt(field(one, "patience"));
            saySeen(key, listener.seen.get(patience, TimeUnit.SECONDS));
        } catch (ExecutionException refused) {
            say(key, "\"refused\":true,\"error\":" + quoted(String.valueOf(refused.getCause())));
        } catch (TimeoutException nothing) {
            say(key, "\"shows\":\"nothing\"");
        }
        socket.abort();
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        library = arguments[2];
        System.out.printf("{\"library\":%s,\"version\":%s}%n", quoted(library), quoted("OpenJDK " + Runtime.version()));
        var http = HttpClient.newHttpClient();
        for (var one : Files.readAllLines(Path.of(arguments[1]))) {
            var able = field(one, "key") != null && field(one, "limit") == null && !"ping".equals(field(one, "do"));
            if (able && !"close-none".equals(field(one, "key"))) {
                run(http, arguments[0], one);
            }
        }
        System.exit(0);
    }
}
