package io.rowtally.demo.registry.account;

import io.rowtally.demo.registry.web.HtmlPage;
import io.rowtally.demo.registry.web.LoginUser;
import io.rowtally.demo.registry.web.RegistryServlet;
import java.io.IOException;
import java.sql.SQLException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** The login form. Puts the user into the session, under a new session id. */
public final class LoginServlet extends RegistryServlet {

    private static final long serialVersionUID = 1L;

    private final transient AccountDao accounts;

    public LoginServlet(AccountDao accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
        form(request, response, false);
    }

    @Override
    protected void post(HttpServletRequest request, HttpServletResponse response) throws IOException, SQLException {
        LoginUser user = accounts.login(parameter(request, "account"), parameter(request, "password"));
        if (user == null) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            form(request, response, true);
            return;
        }
        request.getSession(true);
        request.changeSessionId();
        request.getSession(false).setAttribute(LoginUser.ATTRIBUTE, user);
        response.sendRedirect("/home");
    }

    private static void form(HttpServletRequest request, HttpServletResponse response, boolean refused)
            throws IOException {
        try (HtmlPage page = new HtmlPage(request, response, "login.title")) {
            page.open("div", "class", "login");
            if (refused) {
                page.line("p", "class", "error", page.message("login.refused"));
            }
            page.open("form", "method", "post", "action", "/login");
            page.field("account", "text", "");
            page.field("password", "password", "");
            page.submit("login.submit");
            page.close("form").close("div");
        }
    }
}
