package io.rowtally.demo.registry.statistics;

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

/** What the database says of its statements, for its keeper: tab-separated text with a line of headings. */
public final class QueryStatisticsServlet extends RegistryServlet {

    private static final String SQL = "SELECT /* ADM-01 */ SQL_STATEMENT, EXECUTION_COUNT, CUMULATIVE_ROW_COUNT"
            + " FROM INFORMATION_SCHEMA.QUERY_STATISTICS";
    private static final long serialVersionUID = 1L;

    private final transient DataSource dataSource;

    public QueryStatisticsServlet(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        response.setContentType("text/tab-separated-values;charset=UTF-8");
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL);
                ResultSet rows = statement.executeQuery()) {
            Writer out = response.getWriter();
            out.write("SQL_STATEMENT\tEXECUTION_COUNT\tCUMULATIVE_ROW_COUNT\n");
            while (rows.next()) {
                String sql = rows.getString("SQL_STATEMENT").replaceAll("\\s+", " ");
                out.write(sql + "\t" + rows.getLong("EXECUTION_COUNT") + "\t" + rows.getLong("CUMULATIVE_ROW_COUNT")
                        + "\n");
            }
        }
    }
}
