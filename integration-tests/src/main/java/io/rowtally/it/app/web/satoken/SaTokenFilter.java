package io.rowtally.it.app.web.satoken;

import cn.dev33.satoken.SaManager;
import cn.dev33.satoken.context.SaTokenContextForThreadLocal;
import cn.dev33.satoken.context.SaTokenContextForThreadLocalStorage;
import cn.dev33.satoken.exception.NotLoginException;
import cn.dev33.satoken.servlet.model.SaRequestForServlet;
import cn.dev33.satoken.servlet.model.SaResponseForServlet;
import cn.dev33.satoken.servlet.model.SaStorageForServlet;
import cn.dev33.satoken.stp.StpUtil;
import io.rowtally.it.app.web.Accounts;
import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

/** Logs in and out at {@code /login}, {@code /switch} and {@code /logout}; lets only who has logged in pass to {@code /secured}. */
public final class SaTokenFilter implements Filter {

    @Override
    public void init(FilterConfig config) {
        SaManager.getConfig().setIsPrint(false).setIsLog(false);
        SaManager.setSaTokenContext(new SaTokenContextForThreadLocal());
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SaTokenContextForThreadLocalStorage.setBox(
                new SaRequestForServlet((HttpServletRequest) request),
                new SaResponseForServlet((HttpServletResponse) response),
                new SaStorageForServlet((HttpServletRequest) request));
        try {
            serve((HttpServletRequest) request, (HttpServletResponse) response, chain);
        } finally {
            SaTokenContextForThreadLocalStorage.clearBox();
        }
    }

    private static void serve(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String account = request.getParameter("account");
        switch (request.getPathInfo() == null ? request.getServletPath() : request.getPathInfo()) {
            case "/login":
                boolean right = Accounts.mayEnter(account, request.getParameter("password"));
                if (right) {
                    StpUtil.login(account);
                }
                response.setStatus(right ? 302 : 401);
                return;
            case "/logout":
                StpUtil.logout();
                response.setStatus(302);
                return;
            default:
                if (request.getRequestURI().startsWith("/secured/")) {
                    try {
                        StpUtil.checkLogin();
                    } catch (NotLoginException e) {
                        response.setStatus(401);
                        return;
                    }
                }
                chain.doFilter(request, response);
        }
    }

    @Override
    public void destroy() {}
}
