package io.rowtally.demo.registry.account;

import io.rowtally.demo.registry.web.LoginUser;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpFilter;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/**
 * Lets nobody in who is not logged in or whose account has been disabled meanwhile. Runs on each request's thread, before every servlet
 * but the open ones; one look into the accounts table a request.
 */
public final class LoginFilter extends HttpFilter {

    private static final Collection<String> OPEN = Arrays.asList("/login", "/logout", "/style.css", "/favicon.ico");
    private static final long serialVersionUID = 1L;

    private final transient AccountDao accounts;

    public LoginFilter(AccountDao accounts) {
        this.accounts = accounts;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        request.setCharacterEncoding("UTF-8");
        String path = request.getServletPath();
        if (OPEN.contains(path)) {
            chain.doFilter(request, response);
            return;
        }
        HttpSession session = request.getSession(false);
        LoginUser user = session == null ? null : (LoginUser) session.getAttribute(LoginUser.ATTRIBUTE);
        if (user == null || !isEnabled(user)) {
            response.sendRedirect("/login");
        } else if (path.startsWith("/admin/") && !user.isAdmin()) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isEnabled(LoginUser user) throws ServletException {
        try {
            return accounts.isEnabled(user.getAccount());
        } catch (SQLException e) {
            throw new ServletException("cannot look up the account", e);
        }
    }
}
