package io.rowtally.it.app.jvm.webapp;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Logs the clerk in that the request names, and reads for him; where it is to be kept, the set stays open behind the request. */
public final class ReadServlet extends HttpServlet {

    public ReadServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().setAttribute("loginUser", new Clerk(request.getParameter("account")));
        int rows = Integer.parseInt(request.getParameter("rows"));
        if (request.getParameter("keep") != null) {
            Start.keep(rows);
            return;
        }
        try (Connection connection = Start.pool.getConnection()) {
            Start.register.read(connection, 30, rows);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        response.getWriter().print(Thread.currentThread().getName());
    }
}
