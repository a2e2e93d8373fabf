package io.rowtally.it.app.web.servlet5;

import io.rowtally.it.app.web.Guard;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Reads before everything else and after it, or only after it, where it is asked to. */
public final class AuditFilter implements Filter {

    @Override
    public void init(FilterConfig config) {}

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String audited = ((HttpServletRequest) request).getHeader(Guard.AUDITED);
        if (audited != null && !audited.equals("after")) {
            Guard.before();
        }
        chain.doFilter(request, response);
        if (audited != null) {
            Guard.after();
        }
    }

    @Override
    public void destroy() {}
}
