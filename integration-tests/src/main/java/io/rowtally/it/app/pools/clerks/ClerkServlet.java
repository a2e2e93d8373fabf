package io.rowtally.it.app.pools.clerks;

import java.io.IOException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Logs the clerk in that the request names, and reads for him. */
public final class ClerkServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    static volatile Counter counter;

    public ClerkServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String account = request.getParameter("account");
        request.getSession().setAttribute("loginUser", new Clerk(account));
        try {
            counter.serve(account, request.getPathInfo().substring(1), Integer.parseInt(request.getParameter("rows")));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        response.getWriter().print("served");
    }
}
