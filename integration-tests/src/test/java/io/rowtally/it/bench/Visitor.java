package io.rowtally.it.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A browser that costs little beside what it measures: one connection that stays open, answers read and forgotten. */
final class Visitor {
    private static final int LONGEST_MILLIS = 60_000;

    private final int port;
    private String cookie = "";

    Visitor(int port) {
        this.port = port;
    }

    /** Sends a request and reads the answer to its end; another status is an error. */
    void send(Request request) throws IOException {
        HttpURLConnection connection = (HttpURLConnection)
                URI.create("http://127.0.0.1:" + port + request.path()).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setReadTimeout(LONGEST_MILLIS);
        connection.setRequestProperty("Accept-Language", "en");
        connection.setRequestProperty("Cookie", cookie);
        if (!request.form().isEmpty()) {
            byte[] form = request.form().getBytes(StandardCharsets.UTF_8);
            connection.setDoOutput(true);
            connection.setFixedLengthStreamingMode(form.length);
            try (OutputStream out = connection.getOutputStream()) {
                out.write(form);
            }
        }
        if (connection.getResponseCode() != request.status()) {
            throw new IOException(connection.getResponseCode() + " for " + request);
        }
        try (InputStream in = connection.getInputStream()) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        String set = connection.getHeaderField("Set-Cookie");
        if (set != null) {
            cookie = set.split(";")[0];
        }
    }
}
