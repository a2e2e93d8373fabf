package io.rowtally.demo.registry.bulk;

import io.rowtally.demo.registry.account.OperationLog;
import io.rowtally.demo.registry.web.RegistryServlet;
import java.io.IOException;
import java.io.Writer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

/** Streams the whole result of a search by name or district as CSV, every column of every row. */
public final class ExportServlet extends RegistryServlet {

    private static final long serialVersionUID = 1L;

    private final transient DataSource dataSource;

    public ExportServlet(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        String file = request.getPathInfo();
        if ("/enterprises.csv".equals(file)) {
            export(ExportKind.ENTERPRISES, request, response);
        } else if ("/persons.csv".equals(file)) {
            export(ExportKind.PERSONS, request, response);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    private void export(ExportKind kind, HttpServletRequest request, HttpServletResponse response)
            throws IOException, SQLException {
        String name = parameter(request, "q");
        String district = parameter(request, "district");
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader(
                "Content-Disposition", "attachment; filename=" + kind.name().toLowerCase() + ".csv");
        try (Connection connection = dataSource.getConnection()) {
            OperationLog.note(connection, user(request), "EXPORT", kind + " " + name + " " + district);
            try (PreparedStatement statement = connection.prepareStatement(kind.sql)) {
                for (int i = 0; i < kind.conditions; i++) {
                    statement.setString(2 * i + 1, "%" + name + "%");
                    statement.setString(2 * i + 2, district.isEmpty() ? "%" : district);
                }
                try (ResultSet rows = statement.executeQuery()) {
                    stream(kind, rows, response.getWriter());
                }
            }
        }
    }

    private static void stream(ExportKind kind, ResultSet rows, Writer out) throws IOException, SQLException {
        out.write(String.join(",", kind.columns));
        out.write("\r\n");
        while (rows.next()) {
            for (int i = 1; i <= kind.columns.length; i++) {
                if (i > 1) {
                    out.write(',');
                }
                quote(rows.getString(i), out);
            }
            out.write("\r\n");
        }
        out.flush();
    }

    private static void quote(String value, Writer out) throws IOException {
        if (value != null) {
            out.write('"');
            out.write(value.replace("\"", "\"\""));
            out.write('"');
        }
    }
}
