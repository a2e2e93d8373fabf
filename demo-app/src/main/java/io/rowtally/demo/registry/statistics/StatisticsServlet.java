package io.rowtally.demo.registry.statistics;

import io.rowtally.demo.registry.database.Districts;
import io.rowtally.demo.registry.web.HtmlPage;
import io.rowtally.demo.registry.web.RegistryServlet;
import java.io.IOException;
import java.sql.SQLException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

/** How many companies and persons the register has, by district and by kind; no person appears. */
public final class StatisticsServlet extends RegistryServlet {

    private static final long serialVersionUID = 1L;

    private final transient StatisticsDao statistics;
    private final transient Districts districts;

    public StatisticsServlet(DataSource dataSource, Districts districts) {
        this.statistics = new StatisticsDao(dataSource);
        this.districts = districts;
    }

    @Override
    protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        try (HtmlPage page = new HtmlPage(request, response, "statistics.title")) {
            page.line("h3", page.message("statistics.districts"));
            page.table("districts", "xzqh_dm", "sl", "zczb");
            for (StatisticsDao.Count count : statistics.byDistrict()) {
                row(page, "xzqh_dm", districts.names(page.inEnglish()).get(count.kind), count);
            }
            page.close("table");
            page.line("h3", page.message("statistics.types"));
            page.table("types", "qylx", "sl", "zczb");
            for (StatisticsDao.Count count : statistics.byType()) {
                row(page, "qylx", page.message("type." + count.kind), count);
            }
            page.close("table");
            page.line("h3", page.message("statistics.persons"));
            page.table("persons", "js", "sl");
            for (StatisticsDao.Count count : statistics.persons()) {
                row(page, "js", page.message("role." + count.kind), count);
            }
            page.close("table");
        }
    }

    private static void row(HtmlPage page, String column, String name, StatisticsDao.Count count) {
        page.row();
        page.cell(column, name);
        page.cell("sl", count.number);
        if (count.capital != null) {
            page.cell("zczb", count.capital);
        }
        page.close("tr");
    }
}
