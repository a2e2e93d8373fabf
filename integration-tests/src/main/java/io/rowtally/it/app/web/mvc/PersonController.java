package io.rowtally.it.app.web.mvc;

import io.rowtally.it.app.web.Desk;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The lists of persons, and one page that is open to everybody. */
@Controller
public class PersonController {

    @RequestMapping({"/list.do", "/open.do"})
    @ResponseBody
    public String list(@RequestParam("table") String table, @RequestParam("rows") int rows) {
        return Desk.list(table, rows);
    }

    /** Has a pool read, as exports are. */
    @RequestMapping("/export.do")
    @ResponseBody
    public String export(@RequestParam("table") String table, @RequestParam("rows") int rows) throws Exception {
        return Desk.export(table, rows);
    }
}
