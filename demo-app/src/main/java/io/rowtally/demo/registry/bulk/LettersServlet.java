package io.rowtally.demo.registry.bulk;

import io.rowtally.demo.registry.account.OperationLog;
import io.rowtally.demo.registry.database.Districts;
import io.rowtally.demo.registry.web.HtmlPage;
import io.rowtally.demo.registry.web.RegistryServlet;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

/** The yearly bulk job: a letter to every company of a district whose annual report is missing. */
public final class LettersServlet extends RegistryServlet {

    private static final String SQL =
            "SELECT /* LTR-01 */ e.tyshxydm, e.qymc, e.zcdz, f.fddbr_xm, f.sfzh, f.lxdh, f.hjdz"
                    + " FROM qy_jbxx e JOIN qy_fddbr f ON f.qyid = e.qyid WHERE e.xzqh_dm = ?"
                    + " AND NOT EXISTS (SELECT 1 FROM qy_nb n WHERE n.qyid = e.qyid AND n.nd = ?) ORDER BY e.qyid";
    private static final int YEAR = 2025;
    private static final long serialVersionUID = 1L;

    private final transient DataSource dataSource;
    private final transient Districts districts;

    public LettersServlet(DataSource dataSource, Districts districts) {
        this.dataSource = dataSource;
        this.districts = districts;
    }

    @Override
    protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try (HtmlPage page = new HtmlPage(request, response, "letters.title")) {
            Map<String, String> names = districts.names(page.inEnglish());
            page.line("p", page.message("letters.explanation"));
            page.open("form", "method", "post");
            page.choice("district", names, "");
            page.submit("letters.submit");
            page.close("form");
        }
    }

    @Override
    protected void post(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        String district = parameter(request, "district");
        try (HtmlPage page = new HtmlPage(request, response, "letters.title");
                Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(SQL)) {
            OperationLog.note(connection, user(request), "LETTERS", district + " " + YEAR);
            statement.setString(1, district);
            statement.setInt(2, YEAR);
            page.table("letters", "qymc", "zcdz", "fddbr_xm", "letter");
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    page.row();
                    page.cell("qymc", rows.getString("qymc"));
                    page.cell("zcdz", rows.getString("zcdz"));
                    page.cell("fddbr_xm", rows.getString("fddbr_xm"));
                    page.cell("letter", page.message("letters.text"));
                    page.close("tr");
                }
            }
            page.close("table");
        }
    }
}
