package io.rowtally.it.app.web.servlet5;

import io.rowtally.it.app.web.Exchange;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.concurrent.Executor;

/** The pages' exchange in {@code jakarta.servlet}. */
final class ServletExchange implements Exchange {
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    ServletExchange(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
    }

    @Override
    public String path() {
        Object included = request.getAttribute(RequestDispatcher.INCLUDE_SERVLET_PATH);
        return included == null
                ? whole(request.getServletPath(), request.getPathInfo())
                : whole(included, request.getAttribute(RequestDispatcher.INCLUDE_PATH_INFO));
    }

    private static String whole(Object servlet, Object below) {
        return below == null ? servlet.toString() : servlet.toString() + below;
    }

    @Override
    public String parameter(String name) {
        return request.getParameter(name);
    }

    @Override
    public Object attribute(String name) {
        HttpSession session = request.getSession(false);
        return session == null ? null : session.getAttribute(name);
    }

    @Override
    public void setAttribute(String name, Object value) {
        request.getSession().setAttribute(name, value);
    }

    @Override
    public void endSession() {
        request.getSession(false).invalidate();
    }

    @Override
    public void answer(int status, String text) throws IOException {
        response.setStatus(status);
        response.setContentType("text/plain");
        response.getWriter().println(text);
    }

    @Override
    public void forward(String path) throws IOException {
        try {
            request.getRequestDispatcher(path).forward(request, response);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void include(String path) throws IOException {
        try {
            request.getRequestDispatcher(path).include(request, response);
        } catch (ServletException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void later(Executor worker, Runnable work) {
        AsyncContext context = request.startAsync();
        worker.execute(() -> {
            work.run();
            context.complete();
        });
    }

    @Override
    public void inContainer(Runnable work) {
        AsyncContext context = request.startAsync();
        context.start(() -> {
            work.run();
            context.complete();
        });
    }

    @Override
    public void dispatchLater(Executor worker, String path) {
        AsyncContext context = request.startAsync();
        worker.execute(() -> context.dispatch(path));
    }
}
