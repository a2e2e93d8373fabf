package io.rowtally.demo.registry.enterprise;

import io.rowtally.demo.registry.web.HtmlPage;
import java.util.List;

/** Companies as a table with links to their sheets. Stateless; any thread. */
final class EnterpriseTable {

    private EnterpriseTable() {}

    static void write(HtmlPage page, List<EnterpriseLine> lines) {
        page.table("enterprises", "tyshxydm", "qymc", "fddbr_xm", "zczb", "djzt", "qyid");
        for (EnterpriseLine line : lines) {
            page.row();
            page.cell("tyshxydm", line.creditCode);
            page.cell("qymc", line.name);
            page.cell("fddbr_xm", line.representative);
            page.cell("zczb", line.capital);
            page.cell("djzt", page.message("status." + line.status));
            page.open("td", "class", "qyid");
            page.link("/enterprise/detail?id=" + line.id, String.valueOf(line.id));
            page.close("td").close("tr");
        }
        page.close("table");
    }
}
