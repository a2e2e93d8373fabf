package io.rowtally.it.app.web.servlet4;

import io.rowtally.it.app.web.Guard;
import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;

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
