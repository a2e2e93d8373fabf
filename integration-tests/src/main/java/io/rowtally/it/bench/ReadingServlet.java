package io.rowtally.it.bench;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Logs a user in and reads some persons for him, in texts that follow one another. Served by one thread. */
final class ReadingServlet extends HttpServlet {
    private static final String[] LABELS = Table.PERSON.labels();
    private static final long serialVersionUID = 1L;
    private static final String[] CONDITIONS = {"id = ?", "id = ? AND shares >= 0", "id <= ? ORDER BY id DESC LIMIT 1"};

    /** As many users read one person as ten or a thousand. */
    private static final int SPREAD = 101;

    private final transient Connection connection;
    private final int texts;
    private final int each;
    private final int people;
    private final int mostPersons;
    private long rows;

    /** @param mostPersons of whom one statement more reads the number for each user, up to so many; 0 where there is none */
    ReadingServlet(Connection connection, int texts, int each, int people, int mostPersons) {
        this.mostPersons = mostPersons;
        this.connection = connection;
        this.texts = texts;
        this.each = each;
        this.people = people;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        request.getSession().setAttribute("username", request.getParameter("user"));
        int number = Integer.parseInt(request.getParameter("number"));
        try {
            for (int i = 0; i < each; i++) {
                read(text((number + i) % texts), number % people);
            }
            if (mostPersons > 0) {
                read("SELECT '1101011980' || (10000000 + x) AS id_card_no FROM system_range(1, ?)", (int)
                        Math.pow(mostPersons, number % SPREAD / (SPREAD - 1.0)));
            }
        } catch (SQLException e) {
            throw new ServletException(e);
        }
        response.getWriter().println("read");
    }

    /** A text of its own for each number: the columns that its bits say, under one condition after the other. */
    private static String text(int number) {
        int all = (1 << LABELS.length) - 1;
        int chosen = number % all + 1;
        StringBuilder columns = new StringBuilder();
        for (int i = 0; i < LABELS.length; i++) {
            if ((chosen >> i & 1) != 0) {
                columns.append(columns.length() == 0 ? "" : ", ").append(LABELS[i]);
            }
        }
        return "SELECT " + columns + " FROM person WHERE " + CONDITIONS[number / all];
    }

    private void read(String text, int id) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(text)) {
            statement.setInt(1, id);
            try (ResultSet set = statement.executeQuery()) {
                int columns = set.getMetaData().getColumnCount();
                while (set.next()) {
                    for (int i = 1; i <= columns; i++) {
                        set.getString(i);
                    }
                    rows++;
                }
            }
        }
    }

    long rows() {
        return rows;
    }
}
