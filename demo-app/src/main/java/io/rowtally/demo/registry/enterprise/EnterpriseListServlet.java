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

/** Companies of a district, twenty a page. */
public final class EnterpriseListServlet extends RegistryServlet {

    static final int PAGE = 20;

    private static final long serialVersionUID = 1L;

    private final transient EnterpriseDao enterprises;
    private final transient Districts districts;

    public EnterpriseListServlet(DataSource dataSource, Districts districts) {
        this.enterprises = new EnterpriseDao(dataSource);
        this.districts = districts;
    }

    @Override
    protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        try (HtmlPage page = new HtmlPage(request, response, "list.title")) {
            Map<String, String> names = districts.names(page.inEnglish());
            String asked = parameter(request, "district");
            String district =
                    names.containsKey(asked) ? asked : names.keySet().iterator().next();
            long number = Math.max(1, number(request, "page", 1));
            Listing<EnterpriseLine> listing = enterprises.inDistrict(district, (number - 1) * PAGE, PAGE);
            page.open("form", "method", "get");
            page.choice("district", names, district);
            page.submit("show");
            page.close("form");
            EnterpriseTable.write(page, listing.lines);
            pager(page, district, number, listing.more);
        }
    }

    private static void pager(HtmlPage page, String district, long number, boolean more) {
        page.open("p", "class", "pager");
        String target = "/enterprise/list?district=" + district + "&page=";
        if (number > 1) {
            page.link(target + (number - 1), page.message("page.previous"));
        }
        page.text(number + " ");
        if (more) {
            page.open("span", "id", "more");
            page.link(target + (number + 1), page.message("page.next"));
            page.close("span");
        }
        page.close("p");
        page.open("p");
        page.link("/export/enterprises.csv?district=" + district, page.message("export.enterprises"));
        page.link("/export/persons.csv?district=" + district, page.message("export.persons"));
        page.close("p");
    }
}
