package io.rowtally.it.app.web.spring;

import java.io.IOException;
import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import org.springframework.security.cas.ServiceProperties;

/** Where a CAS server sends back who has logged in: to this application, whose port is known with its first request. */
public final class CasService extends ServiceProperties implements Filter {
    private static final String PATH = "/login/cas";

    @Override
    public void afterPropertiesSet() {
        setService("http://127.0.0.1" + PATH);
        super.afterPropertiesSet();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        setService("http://127.0.0.1:" + request.getLocalPort() + PATH);
        chain.doFilter(request, response);
    }
}
