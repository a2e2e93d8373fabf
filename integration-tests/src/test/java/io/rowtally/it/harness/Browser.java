package io.rowtally.it.harness;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A browser that keeps cookies and shows an answer as it came over the wire, byte for byte; one connection for each
 * request, from an address of choice. The JDK's clients hide the order of headers and follow what they like.
 */
public final class Browser {
    private static final int LONGEST_MILLIS = 60_000;

    private final int port;
    private final String from;
    private final Map<String, String> headers = new TreeMap<>();
    private final Map<String, String> cookies = new TreeMap<>();

    /** A browser on 127.0.0.1 that visits a port there. */
    public Browser(int port) {
        this(port, "127.0.0.1");
    }

    /** @param from the address that the server sees; Linux has all of 127.0.0.0/8 */
    public Browser(int port, String from) {
        this.port = port;
        this.from = from;
    }

    /** Sends a header with every request from now on. */
    public Browser with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public Browser withBasic(String user, String password) {
        return with("Authorization", basic(user, password));
    }

    /** What a browser says for an account, as a header. */
    public static String basic(String user, String password) {
        byte[] both = (user + ':' + password).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(both);
    }

    /** Throws a cookie away. */
    public void forget(String cookie) {
        cookies.remove(cookie);
    }

    public Answer get(String path) throws IOException {
        return send("GET " + path, "");
    }

    /** Sends a form, already encoded. */
    public Answer post(String path, String form) throws IOException {
        return send(
                "POST " + path,
                "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length() + "\r\n\r\n"
                        + form);
    }

    private Answer send(String line, String rest) throws IOException {
        StringBuilder request = new StringBuilder(line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n");
        headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
        if (!cookies.isEmpty()) {
            List<String> sent = new ArrayList<>();
            cookies.forEach((name, value) -> sent.add(name + '=' + value));
            request.append("Cookie: " + String.join("; ", sent) + "\r\n");
        }
        request.append(rest.isEmpty() ? "\r\n" : rest);
        try (Socket socket = new Socket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
            socket.connect(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port), LONGEST_MILLIS);
            socket.setSoTimeout(LONGEST_MILLIS);
            socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
            Answer answer = new Answer(socket.getInputStream().readAllBytes());
            for (String cookie : answer.headers("Set-Cookie")) {
                String[] pair = cookie.split(";")[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            return answer;
        }
    }

    /** All bytes of an answer. */
    public record Answer(byte[] bytes) {
        private static final String END = "\r\n\r\n";

        private String whole() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }

        public String head() {
            return whole().substring(0, whole().indexOf(END) + 2);
        }

        /** Everything after the head, framed as it came. */
        public String body() {
            return whole().substring(whole().indexOf(END) + END.length());
        }

        public int status() {
            return Integer.parseInt(whole().split(" ", 3)[1]);
        }

        public List<String> headers(String name) {
            return head().lines()
                    .filter(line -> line.regionMatches(true, 0, name + ": ", 0, name.length() + 2))
                    .map(line -> line.substring(name.length() + 2))
                    .toList();
        }

        /** The body as UTF-8 text, out of its chunks. */
        public String text() {
            String body = body();
            if (headers("Transfer-Encoding").isEmpty()) {
                return decoded(body);
            }
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            int at = 0;
            while (true) {
                int end = body.indexOf("\r\n", at);
                int length = Integer.parseInt(body.substring(at, end), 16);
                if (length == 0) {
                    return text.toString(StandardCharsets.UTF_8);
                }
                text.writeBytes(body.substring(end + 2, end + 2 + length).getBytes(StandardCharsets.ISO_8859_1));
                at = end + 2 + length + 2;
            }
        }

        private static String decoded(String latin) {
            return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }
}
