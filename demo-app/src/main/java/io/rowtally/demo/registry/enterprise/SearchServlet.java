package io.rowtally.demo.registry.enterprise;

import io.rowtally.demo.registry.web.HtmlPage;
import io.rowtally.demo.registry.web.RegistryServlet;
import java.io.IOException;
import java.net.URLEncoder;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

/** Search by company name, credit code or person; fifty lines, then it asks for more of the name. */
public final class SearchServlet extends RegistryServlet {

    private static final int LINES = 50;
    private static final long serialVersionUID = 1L;

    private final transient EnterpriseDao enterprises;
    private final transient PersonDao persons;

    public SearchServlet(DataSource dataSource) {
        this.enterprises = new EnterpriseDao(dataSource);
        this.persons = new PersonDao(dataSource);
    }

    @Override
    protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        String by = parameter(request, "by");
        String words = parameter(request, "q");
        try (HtmlPage page = new HtmlPage(request, response, "search.title")) {
            form(page, by, words);
            if (words.isEmpty()) {
                return;
            }
            boolean more;
            if (by.equals("person")) {
                Listing<Map<String, String>> found = persons.byName(words, LINES);
                persons(page, found);
                more = found.more;
            } else {
                Listing<EnterpriseLine> found =
                        by.equals("code") ? enterprises.byCode(words, LINES) : enterprises.byName(words, LINES);
                EnterpriseTable.write(page, found.lines);
                more = found.more;
                if (by.equals("name")) {
                    String query = "?q=" + URLEncoder.encode(words, "UTF-8");
                    page.link("/export/enterprises.csv" + query, page.message("export.enterprises"));
                    page.link("/export/persons.csv" + query, page.message("export.persons"));
                }
            }
            if (more) {
                page.line("p", "id", "more", page.message("search.more"));
            }
        }
    }

    private static void form(HtmlPage page, String by, String words) {
        Map<String, String> ways = new LinkedHashMap<>();
        for (String way : new String[] {"name", "code", "person"}) {
            ways.put(way, page.message("search.by." + way));
        }
        page.open("form", "method", "get");
        page.choice("by", ways, by);
        page.field("q", "text", words);
        page.submit("search.submit");
        page.close("form");
    }

    private static void persons(HtmlPage page, Listing<Map<String, String>> found) {
        page.table("persons", "xm", "js", "sfzh", "lxdh", "qyid");
        for (Map<String, String> person : found.lines) {
            page.row();
            page.cell("xm", person.get("xm"));
            page.cell("js", page.message("role." + person.get("js")));
            page.cell("sfzh", person.get("sfzh"));
            page.cell("lxdh", person.get("lxdh"));
            page.open("td", "class", "qyid");
            page.link("/enterprise/detail?id=" + person.get("qyid"), person.get("qyid"));
            page.close("td").close("tr");
        }
        page.close("table");
    }
}
