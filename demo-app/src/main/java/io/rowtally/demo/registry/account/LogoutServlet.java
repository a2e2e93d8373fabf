package io.rowtally.demo.registry.account;

import io.rowtally.demo.registry.web.RegistryServlet;
import java.io.IOException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/** Ends the session. */
public final class LogoutServlet extends RegistryServlet {

    private static final long serialVersionUID = 1L;

    @Override
    protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        response.sendRedirect("/login");
    }
}
