package io.rowtally.it.app.switched;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import org.postgresql.copy.PGCopyInputStream;
import org.postgresql.core.BaseConnection;

/** PostgreSQL's COPY of all persons, by all the ways in which its driver can be asked for it. */
final class Copies {
    private static final String SQL = "copy person to stdout";

    private Copies() {}

    /** How many rows there were. */
    static int make(String way, PGConnection connection) throws SQLException, IOException {
        CopyManager manager = connection.getCopyAPI();
        switch (way) {
            case "copy":
                return (int) manager.copyOut(SQL, new StringWriter());
            case "copy to a stream":
                return (int) manager.copyOut(SQL, new ByteArrayOutputStream());
            case "copy in binary":
                return (int) manager.copyOut(SQL + " (format binary)", new ByteArrayOutputStream());
            case "copy by rows":
                return rows(manager.copyOut(SQL), Integer.MAX_VALUE);
            case "copy by an input stream":
                return lines(new PGCopyInputStream(connection, SQL));
            case "copy by an input stream around":
                return lines(new PGCopyInputStream(manager.copyOut(SQL)));
            case "copy by the executor":
                Object started =
                        ((BaseConnection) connection).getQueryExecutor().startCopy(SQL, true);
                return rows((CopyOut) started, Integer.MAX_VALUE);
            case "copy ten":
                return ten(((BaseConnection) connection).getMetaData().getURL());
            case "copy in":
                return (int) manager.copyIn("copy person from stdin", new StringReader("1000\tn1000\tp1000\n"));
            default:
                throw new IllegalArgumentException(way);
        }
    }

    private static int rows(CopyOut copy, int most) throws SQLException {
        int rows = 0;
        while (rows < most && copy.readFromCopy() != null) {
            rows++;
        }
        return rows;
    }

    /** The connection is of no more use then: pgjdbc cannot cancel a copy of which rows have come that nobody has taken. */
    private static int ten(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            return rows(connection.unwrap(PGConnection.class).getCopyAPI().copyOut(SQL), 10);
        }
    }

    private static int lines(PGCopyInputStream in) throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return (int) lines.lines().count();
        }
    }
}
