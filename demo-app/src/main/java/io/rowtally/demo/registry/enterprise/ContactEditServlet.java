package io.rowtally.demo.registry.enterprise;

import io.rowtally.demo.registry.web.HtmlPage;
import io.rowtally.demo.registry.web.RegistryServlet;
import java.io.IOException;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.sql.DataSource;

/** Changes a staff contact's phone, e-mail and address; an emptied field becomes NULL. */
public final class ContactEditServlet extends RegistryServlet {

    private static final String[] EDITABLE = {"contact_phone", "email", "home_address"};
    private static final long serialVersionUID = 1L;

    private final transient ContactDao contacts;

    public ContactEditServlet(DataSource dataSource) {
        this.contacts = new ContactDao(dataSource);
    }

    @Override
    protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        Map<String, String> contact = contacts.find(number(request, "id", 0));
        if (contact == null) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        try (HtmlPage page = new HtmlPage(request, response, "edit.title")) {
            page.open("form", "method", "post", "action", "/contact/edit", "id", "contact", "class", "record");
            page.open("input", "type", "hidden", "name", "contact_id", "value", contact.get("contact_id"));
            page.open("input", "type", "hidden", "name", "enterprise_id", "value", contact.get("enterprise_id"));
            page.open("table", "class", "record");
            page.property("full_name", contact.get("full_name"));
            page.close("table");
            for (String field : EDITABLE) {
                page.field(field, "text", contact.get(field));
            }
            page.submit("edit.submit");
            page.close("form");
        }
    }

    @Override
    protected void post(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        Map<String, String> changed = new HashMap<>();
        for (String field : EDITABLE) {
            String value = parameter(request, field);
            changed.put(field, value.isEmpty() ? null : value);
        }
        contacts.change(user(request), number(request, "contact_id", 0), changed);
        response.sendRedirect("/enterprise/detail?id=" + number(request, "enterprise_id", 0));
    }
}
