package io.rowtally.demo.registry.web;

import java.io.IOException;
import java.sql.SQLException;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

/** The base of all pages: parameters, the user, errors of the database. Runs on the requests' threads. */
public abstract class RegistryServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    protected void get(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException, SQLException {
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    protected void post(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException, SQLException {
        response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
    }

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            get(request, response);
        } catch (SQLException e) {
            throw new ServletException("the database refused " + request.getServletPath(), e);
        }
    }

    @Override
    protected final void doPost(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            post(request, response);
        } catch (SQLException e) {
            throw new ServletException("the database refused " + request.getServletPath(), e);
        }
    }

    protected static LoginUser user(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? null : (LoginUser) session.getAttribute(LoginUser.ATTRIBUTE);
    }

    /** The parameter without blanks around it, empty where it is absent. */
    protected static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.trim();
    }

    /** A number of at least 0; the default where the parameter is absent or anything else. */
    protected static long number(HttpServletRequest request, String name, long otherwise) {
        String value = parameter(request, name);
        return value.matches("[0-9]{1,12}") ? Long.parseLong(value) : otherwise;
    }
}
