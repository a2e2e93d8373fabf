package io.rowtally.it.drivers;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * As much of SQL Server as its drivers need to read a table: no such server can be started here, but its drivers are real,
 * and speak the Tabular Data Stream to whoever answers (MS-TDS). Whatever is selected is a table of synthetic persons;
 * every other text is done at once.
 */
final class TdsServer implements AutoCloseable {
    private static final int BATCH = 1;
    private static final int LOGIN = 16;
    private static final int PRELOGIN = 18;
    private static final int HEADER = 8;
    private static final int PACKET = 4096;

    private final ServerSocket socket;
    private final int persons;
    private final boolean wide;

    /**
     * Starts one.
     *
     * @param version of the protocol: 7.1 for jTDS, 7.4 for Microsoft's driver
     */
    static TdsServer start(double version, int persons) throws IOException {
        TdsServer server = new TdsServer(version >= 7.2, persons);
        Thread thread = new Thread(server::accept, "tds-server");
        thread.setDaemon(true);
        thread.start();
        return server;
    }

    private TdsServer(boolean wide, int persons) throws IOException {
        this.wide = wide;
        this.persons = persons;
        socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    }

    int port() {
        return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                serve(new DataInputStream(client.getInputStream()), client.getOutputStream());
            } catch (EOFException e) {
                // this client has left
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void serve(DataInputStream in, OutputStream out) throws IOException {
        while (true) {
            ByteArrayOutputStream message = new ByteArrayOutputStream();
            int type;
            boolean last;
            do {
                byte[] header = new byte[HEADER];
                in.readFully(header);
                type = header[0];
                last = (header[1] & 1) != 0;
                byte[] body = new byte[((header[2] & 0xff) << 8 | header[3] & 0xff) - HEADER];
                in.readFully(body);
                message.write(body);
            } while (!last);
            send(out, answer(type, message.toString(StandardCharsets.UTF_16LE)));
        }
    }

    private byte[] answer(int type, String text) {
        switch (type) {
            case PRELOGIN:
                return preLogin();
            case LOGIN:
                return new TdsTokens(wide).loginAck().done(0).bytes();
            case BATCH:
                if (text.contains("@@MAX_PRECISION")) {
                    return new TdsTokens(wide).numberColumn().number(38).done(1).bytes();
                }
                return text.contains("from person")
                        ? table()
                        : new TdsTokens(wide).done(0).bytes();
            default:
                return new TdsTokens(wide).done(0).bytes();
        }
    }

    /** Of each ten persons one has no phone. */
    private byte[] table() {
        TdsTokens tokens = new TdsTokens(wide).personColumns();
        for (int i = 0; i < persons; i++) {
            tokens.person(i, "n" + i, i % 10 == 0 ? null : "1380000" + i);
        }
        return tokens.done(persons).bytes();
    }

    /** Version, encryption (not supported), end; then what they point to. */
    private static byte[] preLogin() {
        return new byte[] {0, 0, 11, 0, 6, 1, 0, 17, 0, 1, (byte) 0xff, 15, 0, 7, (byte) 208, 0, 0, 2};
    }

    private static void send(OutputStream out, byte[] message) throws IOException {
        for (int from = 0; from < message.length; from += PACKET - HEADER) {
            byte[] part = Arrays.copyOfRange(message, from, Math.min(message.length, from + PACKET - HEADER));
            int length = part.length + HEADER;
            int last = from + part.length == message.length ? 1 : 0;
            out.write(new byte[] {4, (byte) last, (byte) (length >> 8), (byte) length, 0, 0, 1, 0});
            out.write(part);
        }
        out.flush();
    }
}
