package io.rowtally.demo.registry.statistics;

import io.rowtally.demo.registry.web.HtmlPage;
import io.rowtally.demo.registry.web.RegistryServlet;
import java.io.IOException;
import java.sql.SQLException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

/** The page after login: a greeting and the size of the register. */
public final class HomeServlet extends RegistryServlet {

    private static final long serialVersionUID = 1L;

    private final transient StatisticsDao statistics;

    public HomeServlet(DataSource dataSource) {
        this.statistics = new StatisticsDao(dataSource);
    }

    @Override
    protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        if (!request.getServletPath().equals("/home")) {
            response.sendRedirect("/home");
            return;
        }
        long companies = statistics.companies();
        try (HtmlPage page = new HtmlPage(request, response, "home.title")) {
            page.line("p", user(request).getDisplayName() + page.message("home.greeting"));
            page.open("p").text(page.message("home.companies")).text(" ");
            page.line("b", String.valueOf(companies));
            page.close("p");
            page.line("p", page.message("home.notice"));
            if (user(request).isAdmin()) {
                page.link("/admin/query-statistics", page.message("home.queries"));
            }
        }
    }
}
