package io.rowtally.it.app.crowd;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.MarkerFactory;

/** Reads, and writes every row and every failure into all logs there are. */
final class Reading {
    private static final Logger LOG = LoggerFactory.getLogger(Reading.class);
    private static final Logger QUIET =
            LoggerFactory.getLogger(Reading.class.getPackage().getName() + ".Quiet");
    private static final java.util.logging.Logger JUL = java.util.logging.Logger.getLogger("crowd.reading");
    /** The driver logs through slf4j too. */
    private static final String URL = "jdbc:h2:mem:crowd;DB_CLOSE_DELAY=-1;TRACE_LEVEL_FILE=4";

    private Reading() {}

    static void read(String user) throws SQLException, IOException {
        MDC.put("user", user);
        try (Connection connection = DriverManager.getConnection(URL, "sa", "");
                Statement statement = connection.createStatement();
                ResultSet set =
                        statement.executeQuery("select x as id, 'n' || x as person_name from system_range(1, 3)")) {
            while (set.next()) {
                row(set.getInt(1), set.getString("person_name"));
            }
            fail(() -> set.getString(3));
            set.close();
            fail(set::next);
            fail(() -> statement.executeQuery("select nothing from nowhere"));
        } finally {
            MDC.remove("user");
        }
    }

    private static void row(int id, String name) throws IOException {
        LOG.info(MarkerFactory.getMarker("ROW"), "row {} is {}", id, name);
        QUIET.error("never seen");
        JUL.log(Level.FINE, "row {0} is {1}", new Object[] {id, name});
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            json.writeStartObject();
            json.writeNumberField("id", id);
            json.writeStringField("name", name);
            json.writeEndObject();
        }
        System.out.println(text);
    }

    private interface Attempt {
        Object run() throws SQLException;
    }

    private static void fail(Attempt attempt) {
        try {
            System.out.println("read " + attempt.run());
        } catch (SQLException e) {
            LOG.error("failed", e);
            JUL.log(Level.WARNING, "failed", e);
            e.printStackTrace();
        }
    }
}
