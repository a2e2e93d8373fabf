package io.rowtally.demo.registry.enterprise;

import io.rowtally.demo.registry.database.Districts;
import io.rowtally.demo.registry.web.HtmlPage;
import io.rowtally.demo.registry.web.RegistryServlet;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

/** The largest shareholders of a district, a hundred of them. */
public final class ShareholderServlet extends RegistryServlet {

    private static final int LINES = 100;
    private static final long serialVersionUID = 1L;

    private final transient ShareholderDao shareholders;
    private final transient Districts districts;

    public ShareholderServlet(DataSource dataSource, Districts districts) {
        this.shareholders = new ShareholderDao(dataSource);
        this.districts = districts;
    }

    @Override
    protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        long amount = number(request, "amount", 1000);
        try (HtmlPage page = new HtmlPage(request, response, "shareholders.title")) {
            Map<String, String> names = districts.names(page.inEnglish());
            String asked = parameter(request, "district");
            String district =
                    names.containsKey(asked) ? asked : names.keySet().iterator().next();
            page.open("form", "method", "get");
            page.choice("district", names, district);
            page.field("amount", "text", String.valueOf(amount));
            page.submit("show");
            page.close("form");
            Listing<Map<String, Object>> found = shareholders.largest(amount, district, LINES);
            page.table("largest", "qymc", "gudong_xingming", "rjcze");
            for (Map<String, Object> line : found.lines) {
                page.row();
                line.forEach(page::cell);
                page.close("tr");
            }
            page.close("table");
            if (found.more) {
                page.line("p", "id", "more", page.message("search.more"));
            }
        }
    }
}
