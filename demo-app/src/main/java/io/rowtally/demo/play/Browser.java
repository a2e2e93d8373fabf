package io.rowtally.demo.play;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UnsupportedEncodingException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One clerk's browser: keeps the session's cookie and follows no redirect by itself, so that every request is one that
 * the clerk knows of. Used by one thread.
 */
final class Browser {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 120_000;

    private final String address;
    private final String language;
    private String cookie;

    /** Address without a slash at the end; language as in {@code Accept-Language}. */
    Browser(String address, String language) {
        this.address = address;
        this.language = language;
    }

    /** The body of the page; anything but 200 is an IOException. */
    String get(String path) throws IOException {
        return body(open(path), path);
    }

    /** The text of a long answer while it arrives; the caller closes it. */
    Reader stream(String path) throws IOException {
        HttpURLConnection connection = open(path);
        expect(connection, 200, path);
        return new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8);
    }

    /** Sends a form and returns the page that answers it; fields as name, value, name, value. */
    String post(String path, String... fields) throws IOException {
        return body(send(path, fields), path);
    }

    /** Sends a form that must be answered by a redirect, and returns the path that it leads to. */
    String postAndLeave(String path, String... fields) throws IOException {
        return redirect(send(path, fields), path);
    }

    /** Follows a link that must be answered by a redirect. */
    String leave(String path) throws IOException {
        return redirect(open(path), path);
    }

    static String encode(String text) {
        try {
            return URLEncoder.encode(text, "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every JVM knows UTF-8", e);
        }
    }

    private HttpURLConnection open(String path) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(address + path).openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setConnectTimeout(CONNECT_MILLIS);
        connection.setReadTimeout(READ_MILLIS);
        connection.setRequestProperty("Accept-Language", language);
        if (cookie != null) {
            connection.setRequestProperty("Cookie", cookie);
        }
        return connection;
    }

    private HttpURLConnection send(String path, String... fields) throws IOException {
        StringBuilder form = new StringBuilder();
        for (int i = 0; i < fields.length; i += 2) {
            form.append(i == 0 ? "" : "&").append(encode(fields[i])).append('=');
            form.append(encode(fields[i + 1] == null ? "" : fields[i + 1]));
        }
        byte[] bytes = form.toString().getBytes(StandardCharsets.UTF_8);
        HttpURLConnection connection = open(path);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setFixedLengthStreamingMode(bytes.length);
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        connection.getOutputStream().write(bytes);
        return connection;
    }

    private String redirect(HttpURLConnection connection, String path) throws IOException {
        expect(connection, 302, path);
        String target = connection.getHeaderField("Location");
        text(connection.getInputStream());
        return target.startsWith(address) ? target.substring(address.length()) : target;
    }

    private String body(HttpURLConnection connection, String path) throws IOException {
        expect(connection, 200, path);
        return text(connection.getInputStream());
    }

    private void expect(HttpURLConnection connection, int status, String path) throws IOException {
        int answered = connection.getResponseCode();
        List<String> cookies = connection.getHeaderFields().get("Set-Cookie");
        if (cookies != null) {
            for (String set : cookies) {
                if (set.startsWith("JSESSIONID=")) {
                    cookie = set.split(";")[0];
                }
            }
        }
        if (answered != status) {
            throw new IOException(path + " answered " + answered + " in place of " + status);
        }
    }

    private static String text(InputStream stream) throws IOException {
        try (InputStream in = stream) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
            }
            return new String(bytes.toByteArray(), StandardCharsets.UTF_8);
        }
    }
}
