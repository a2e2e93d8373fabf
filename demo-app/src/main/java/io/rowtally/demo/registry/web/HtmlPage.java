package io.rowtally.demo.registry.web;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/**
 * Writes one page inside the bureau's frame; all text that comes in is escaped. Used by one request's thread.
 *
 * <p>Every table has an id, its rows the class {@code row}, and each cell the name of the column that it shows as its
 * class, so that the style sheet can align numbers and people who automate the register can find their way.
 */
public final class HtmlPage implements AutoCloseable {

    private static final String[][] MENU = {
        {"/home", "menu.home"},
        {"/enterprise/list", "menu.list"},
        {"/search", "menu.search"},
        {"/shareholder/list", "menu.shareholders"},
        {"/letters", "menu.letters"},
        {"/statistics", "menu.statistics"},
    };

    private final Messages messages;
    private final PrintWriter out;

    public HtmlPage(HttpServletRequest request, HttpServletResponse response, String titleKey) throws IOException {
        messages = Messages.of(request, response);
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Content-Security-Policy", "default-src 'self'");
        out = response.getWriter();
        HttpSession session = request.getSession(false);
        LoginUser user = session == null ? null : (LoginUser) session.getAttribute(LoginUser.ATTRIBUTE);
        head(titleKey, user, otherParameters(request));
    }

    /** The address's own parameters without the language, so that switching it stays on the page. */
    private static String otherParameters(HttpServletRequest request) {
        String query = request.getQueryString();
        return query == null ? "" : query.replaceAll("(^|&)lang=[^&]*", "") + "&";
    }

    private void head(String titleKey, LoginUser user, String parameters) {
        out.print("<!DOCTYPE html>\n<html lang=\"" + messages.language() + "\"><head><meta charset=\"UTF-8\"><title>");
        text(message(titleKey) + " - " + message("bureau"));
        out.print("</title><link rel=\"stylesheet\" href=\"/style.css\"></head>\n<body><header>");
        line("h1", message("bureau"));
        line("p", message("system"));
        open("div", "class", "who");
        if (user != null) {
            text(user.getDisplayName() + " (" + user.getAccount() + ", " + user.getDepartment() + ") ");
            link("/logout", message("logout"));
        }
        link("?" + parameters + "lang=zh", "中文");
        link("?" + parameters + "lang=en", "English");
        out.print("</div></header>\n");
        if (user != null) {
            out.print("<nav>");
            for (String[] entry : MENU) {
                link(entry[0], message(entry[1]));
            }
            out.print("</nav>\n");
        }
        open("main");
        line("h2", message(titleKey));
    }

    public boolean inEnglish() {
        return messages.language().equals("en");
    }

    public String message(String key) {
        return messages.get(key);
    }

    /** Opens an element; attributes as name, value, name, value. */
    public HtmlPage open(String tag, String... attributes) {
        out.print("<" + tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.print(" " + attributes[i] + "=\"" + escape(attributes[i + 1]) + "\"");
        }
        out.print(">");
        return this;
    }

    public HtmlPage close(String tag) {
        out.print("</" + tag + ">\n");
        return this;
    }

    public HtmlPage text(Object text) {
        out.print(text == null ? "" : escape(text.toString()));
        return this;
    }

    public void line(String tag, String text) {
        open(tag).text(text).close(tag);
    }

    public void line(String tag, String attribute, String value, String text) {
        open(tag, attribute, value).text(text).close(tag);
    }

    public void link(String target, String text) {
        open("a", "href", target).text(text);
        out.print("</a> ");
    }

    /** A table with a line of headings; each heading's text is that of {@code column.<name>}. */
    public void table(String id, String... columns) {
        open("table", "id", id);
        out.print("<tr>");
        for (String column : columns) {
            line("th", message("column." + column));
        }
        out.print("</tr>\n");
    }

    public void row() {
        open("tr", "class", "row");
    }

    public void cell(String column, Object value) {
        open("td", "class", column).text(value);
        out.print("</td>");
    }

    /** One line of a table that shows a single record, heading on the left. */
    public void property(String column, Object value) {
        out.print("<tr>");
        line("th", message("column." + column));
        cell(column, value);
        out.print("</tr>\n");
    }

    public void field(String name, String type, String value) {
        out.print("<label>");
        text(message("column." + name));
        open("input", "type", type, "name", name, "value", value == null ? "" : value);
        out.print("</label>\n");
    }

    public void choice(String name, Map<String, String> options, String chosen) {
        out.print("<label>");
        text(message("column." + name));
        open("select", "name", name);
        for (Map.Entry<String, String> option : options.entrySet()) {
            out.print("<option value=\"" + escape(option.getKey()) + "\"");
            out.print(option.getKey().equals(chosen) ? " selected>" : ">");
            text(option.getValue());
            out.print("</option>");
        }
        out.print("</select></label>\n");
    }

    public void submit(String key) {
        open("button", "type", "submit").text(message(key)).close("button");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public void close() {
        out.print("</main><footer>");
        text(message("footer"));
        out.print("</footer></body></html>\n");
        out.flush();
    }
}
