package io.rowtally.it.web;

import io.rowtally.it.harness.Browser;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** One connection that many requests share, of whichever user, as behind a proxy; opened anew where the server has closed it. */
final class KeptConnection implements AutoCloseable {
    private static final int LONGEST_MILLIS = 60_000;

    private final int port;
    private Socket socket;
    private InputStream in;
    private String cookie = "";
    private int cookies;

    KeptConnection(int port) {
        this.port = port;
    }

    /** Gets a page as a user whose password is the application's usual one; returns the status. */
    int get(String path, String user) throws IOException {
        return send("GET " + path, "Authorization: " + Browser.basic(user, "secret-" + user) + "\r\n", "");
    }

    /** Gets a page as who has the session that the connection was given last; returns the status. */
    int get(String path) throws IOException {
        return send("GET " + path, cookie.isEmpty() ? "" : "Cookie: " + cookie + "\r\n", "");
    }

    /** Sends a form, already encoded, without a session; returns the status. */
    int post(String path, String form) throws IOException {
        return send("POST " + path, "Content-Type: application/x-www-form-urlencoded\r\n", form);
    }

    /** How many cookies came. */
    int cookies() {
        return cookies;
    }

    private int send(String line, String headers, String body) throws IOException {
        if (socket == null) {
            socket = new Socket("127.0.0.1", port);
            socket.setSoTimeout(LONGEST_MILLIS);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
        }
        String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
        String request = line + " HTTP/1.1\r\nHost: localhost\r\n" + headers + length + "\r\n" + body;
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return answer();
    }

    private int answer() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        long length = -1;
        boolean closes = false;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String header = line.toLowerCase(Locale.ROOT);
            if (header.startsWith("content-length:")) {
                length =
                        Long.parseLong(header.substring(header.indexOf(':') + 1).trim());
            }
            if (header.startsWith("set-cookie:")) {
                cookie = line.substring(line.indexOf(':') + 1).split(";")[0].trim();
                cookies++;
            }
            closes |= header.equals("connection: close");
        }
        if (length >= 0) {
            skip(length);
        } else {
            for (long chunk = chunk(); chunk > 0; chunk = chunk()) {
                skip(chunk + 2);
            }
            line();
        }
        if (closes) {
            close();
        }
        return status;
    }

    private long chunk() throws IOException {
        return Long.parseLong(line(), 16);
    }

    private void skip(long bytes) throws IOException {
        in.skipNBytes(bytes);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("after " + line);
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        if (socket != null) {
            socket.close();
            socket = null;
        }
    }
}
