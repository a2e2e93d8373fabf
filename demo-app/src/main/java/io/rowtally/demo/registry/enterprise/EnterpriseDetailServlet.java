package io.rowtally.demo.registry.enterprise;

import io.rowtally.demo.registry.database.Districts;
import io.rowtally.demo.registry.web.HtmlPage;
import io.rowtally.demo.registry.web.RegistryServlet;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

/** One company's sheet; with {@code full=1} also the persons' identity papers and homes. */
public final class EnterpriseDetailServlet extends RegistryServlet {

    private static final long serialVersionUID = 1L;

    private final transient EnterpriseDao enterprises;
    private final transient PersonDao persons;
    private final transient Districts districts;

    public EnterpriseDetailServlet(DataSource dataSource, Districts districts) {
        this.enterprises = new EnterpriseDao(dataSource);
        this.persons = new PersonDao(dataSource);
        this.districts = districts;
    }

    @Override
    protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        long id = number(request, "id", 0);
        boolean full = parameter(request, "full").equals("1");
        Map<String, String> sheet = enterprises.sheet(id, full);
        if (sheet == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        List<Map<String, String>> shareholders = persons.shareholders(id, full);
        List<Map<String, String>> contacts = persons.contacts(id, full);
        try (HtmlPage page = new HtmlPage(request, response, "detail.title")) {
            sheet(page, sheet);
            page.line("h3", page.message("detail.shareholders"));
            table(page, "shareholders", shareholders);
            page.line("h3", page.message("detail.contacts"));
            table(page, "contacts", contacts);
            page.link(
                    "/enterprise/detail?id=" + id + (full ? "" : "&full=1"),
                    page.message(full ? "detail.short" : "detail.full"));
        }
    }

    private void sheet(HtmlPage page, Map<String, String> sheet) {
        page.open("table", "id", "sheet", "class", "record");
        for (Map.Entry<String, String> field : sheet.entrySet()) {
            page.property(field.getKey(), shown(page, field.getKey(), field.getValue()));
        }
        page.close("table");
    }

    private void table(HtmlPage page, String id, List<Map<String, String>> lines) {
        if (lines.isEmpty()) {
            page.line("p", page.message("detail.none"));
            return;
        }
        page.table(id, lines.get(0).keySet().toArray(new String[0]));
        for (Map<String, String> line : lines) {
            page.row();
            for (Map.Entry<String, String> field : line.entrySet()) {
                if (field.getKey().equals("contact_id")) {
                    page.open("td", "class", "contact_id");
                    page.link("/contact/edit?id=" + field.getValue(), field.getValue());
                    page.close("td");
                } else {
                    page.cell(field.getKey(), shown(page, field.getKey(), field.getValue()));
                }
            }
            page.close("tr");
        }
        page.close("table");
    }

    private String shown(HtmlPage page, String column, String value) {
        if (value == null) {
            return null;
        }
        switch (column) {
            case "xb":
            case "gender":
                return page.message("gender." + value);
            case "djzt":
                return page.message("status." + value);
            case "qylx":
                return page.message("type." + value);
            case "xzqh_dm":
                return districts.names(page.inEnglish()).get(value);
            default:
                return value;
        }
    }
}
