/* blank_scan.c - empty sheets up to the choice of a group: readiness and worksheets 1 to
 * 3; see blank.h. */
#include "blank.h"
#include "../method/ready.h"

#include <string.h>

#include "show.h"

/* The foot of a sheet: `We choose ______ because ______`. */
static void open_end(blank *b, const char *first, const char *then) {
  blank_open(b, "div", "end");
  blank_text(b, "b", NULL, first);
  cl_html_text(&b->html, "i", cl_str_of(""), NULL);
  blank_text(b, "span", NULL, then);
  cl_html_text(&b->html, "i", cl_str_of(""), NULL);
}

/* ---- Before the start ----------------------------------------------------------- */

void blank_ready(blank *b) {
  static const char *const tips[] = {
    N_("Fill it in apart from each other first, then lay the sheets side by side."),
    N_("Not known yet is an answer, too: write down whom you will ask."),
    N_("Five times yes is a firm start. Fewer is possible, when everybody knows it."),
    N_("A no is no disaster: it shows what to work on first."), NULL
  };
  blank_open(b, "div", "side");
  blank_open(b, "div", "col");
  for (int i = 0; cl_ready_row_at(i); i++) {
    blank_open(b, "div", "ask grow");
    blank_open(b, "p", NULL);
    cl_html_text(&b->html, "b", cl_str_of(cl_asprintf(b->app->arena, "%d", i + 1)), NULL);
    cl_html_put(&b->html, cl_str_of(T_(b->app, cl_ready_row_at(i)->question)));
    blank_close(b);
    blank_choices(b, CL_S_ANSWER);
    if (i == 0)
      blank_text(b, "p", "ex", N_("The director wants to hear first what it costs."));
    blank_lines(b, 1);
    blank_close(b);
  }
  blank_close(b);
  blank_aside(b, N_("Tips"), tips, N_("What do we do first?"),
              N_("Ask the team leader for four hours a week"), 9);
  blank_close(b);
}

/* ---- Worksheet 1 ------------------------------------------------------------------ */

void blank_kapstok(blank *b) {
  static const char *const tips[] = {
    N_("Take the policy plan at hand. Copy what it says, with the page."),
    N_("Then say it as you would at a kitchen table."),
    N_("An external goal is about people outside: only that can be the frame for a community."),
    N_("Two goals and three themes are plenty to begin with."),
    N_("Talk the sheet through with your team leader and note the day."),
    NULL
  };
  static const char *const goals[] = { N_("In the policy plan it says"),
                                       N_("Page"),
                                       N_("In our own words"),
                                       N_("[inside"),
                                       N_("[outside"),
                                       NULL };
  static const char *const goal[] = { N_("500 people whom we did not know take part in 2029"),
                                      "9",
                                      N_("people who sit at home come and join in"),
                                      "",
                                      "",
                                      NULL };
  static const char *const themes[] = { N_("Theme"), N_("Page"), N_("In our own words"), NULL };
  static const char *const theme[] = { N_("sustainability"), "11", N_("less waste in the street"),
                                       NULL };
  blank_open(b, "div", "side");
  blank_open(b, "div", "col");
  blank_open(b, "div", "row");
  blank_field(b, N_("Policy plan"));
  blank_field(b, N_("Years"));
  blank_close(b);
  blank_open(b, "div", NULL);
  blank_text(b, "h3", NULL, N_("Goals: aimed at your own organisation, or at people outside?"));
  blank_table(b, goals, goal, 7);
  blank_close(b);
  blank_open(b, "div", NULL);
  blank_text(b, "h3", NULL, N_("Themes: what is it about?"));
  blank_table(b, themes, theme, 7);
  blank_close(b);
  open_end(b, N_("Talked through with"), N_("on"));
  blank_close(b);
  blank_close(b);
  blank_aside(b, N_("Tips"), tips, N_("What does our library want to be for people?"),
              N_("Everybody can take part, learn, and teach others something"), 8);
  blank_close(b);
}

/* ---- Worksheet 2 -------------------------------------------------------------------- */

static void side_of_lines(blank *b, bool right) {
  blank_open(b, "div", right ? "right" : NULL);
  blank_text(b, "h3", NULL, right ? N_("In the neighbourhood") : N_("In our plan"));
  blank_open(b, "div", "it made");
  blank_text(b, "span", NULL, N_("Example"));
  blank_text(b, "p", "ex",
             right ? N_("In the De Wilg flats people sit alone. The knitters see it, too. Heard "
                        "from the caretaker.")
                   : N_("Together against loneliness"));
  blank_close(b);
  for (int i = 0; i < 5; i++) {
    blank_open(b, "div", "it");
    blank_text(b, "span", NULL, right ? N_("What do you see or hear? From whom?") : N_("Theme"));
    blank_close(b);
  }
  blank_close(b);
}

void blank_themes(blank *b) {
  static const char *const tips[] = {
    N_("Begin with yourself. What do you run into around here?"),
    N_("Then ask colleagues, volunteers and the people at the desk."),
    N_("Write down what you saw or heard. An opinion does not count yet."),
    N_("A theme without a line is a result, too: it does not live here, or you do not know the "
       "people yet."),
    N_("Always ask: who cares about this already?"),
    NULL
  };
  static const char *const answers[] = { N_("yes"), N_("no"), N_("we do not know yet: ask first"),
                                         NULL };
  blank_open(b, "div", "side");
  blank_open(b, "div", "col");
  blank_open(b, "div", "two grow");
  side_of_lines(b, false);
  blank_open(b, "div", "mid");
  blank_text(b, "p", NULL, N_("Draw a line where they belong together"));
  cl_buf_puts(b->html.out,
              "<svg viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
              "<path d=\"M2 50H98\" fill=\"none\" stroke=\"#8d99a1\" stroke-dasharray=\"3 2\" "
              "vector-effect=\"non-scaling-stroke\"/></svg>");
  blank_close(b);
  side_of_lines(b, true);
  blank_close(b);
  open_end(b, N_("We choose"), N_("because"));
  blank_open(b, "p", "all");
  cl_html_put(&b->html, cl_str_of(T_(b->app, N_("Do people here want to do something together?"))));
  cl_html_put(&b->html, cl_str_of("  "));
  blank_ticks(b, answers);
  blank_close(b);
  blank_close(b);
  blank_close(b);
  blank_tips(b, N_("Tips"), tips);
  blank_close(b);
}

/* ---- Worksheet 3 ---------------------------------------------------------------------- */

static void drawn_text(blank *b, const char *class, int x, int y, bool end, const char *text) {
  cl_html_text(&b->html, "text", cl_str_of(T_(b->app, text)), "class", class, "x",
               cl_asprintf(b->app->arena, "%d", x), "y", cl_asprintf(b->app->arena, "%d", y),
               "text-anchor", end ? "end" : NULL, NULL);
}

/* The theme in the middle, circles around it; how a bond is drawn. */
static void field(blank *b) {
  cl_html_open(&b->html, "div", "class", "field", NULL);
  cl_html_open(&b->html, "svg", "viewBox", "0 0 640 560", "role", "img", "aria-label",
               T_(b->app, N_("Room to draw in, with the theme in the middle. Left individuals, "
                             "right organisations.")),
               NULL);
  cl_buf_puts(b->html.out,
              "<path d=\"M320 0V560\" stroke=\"#c9d1d5\" stroke-width=\"1.2\" "
              "stroke-dasharray=\"2 6\"/><circle cx=\"320\" cy=\"272\" r=\"150\" fill=\"none\" "
              "stroke=\"#d9dfe2\" stroke-dasharray=\"1 6\" stroke-linecap=\"round\"/><circle "
              "cx=\"320\" cy=\"272\" r=\"240\" fill=\"none\" stroke=\"#d9dfe2\" "
              "stroke-dasharray=\"1 6\" stroke-linecap=\"round\"/><path d=\"M385 235L452 172\" "
              "stroke=\"#5d6872\" stroke-width=\"2.4\"/><ellipse cx=\"505\" cy=\"138\" rx=\"112\" "
              "ry=\"52\" fill=\"#f8f9f9\" stroke=\"#8d99a1\" stroke-dasharray=\"5 4\"/><circle "
              "cx=\"320\" cy=\"272\" r=\"82\" fill=\"#fff\" class=\"ring\" "
              "stroke-width=\"4\"/><path d=\"M266 274H374M258 304H382\" stroke=\"#b3bdc3\"/><path "
              "d=\"M128 541h36\" stroke=\"#16212a\" stroke-width=\"3\"/><path d=\"M212 541h36\" "
              "stroke=\"#16212a\" stroke-width=\"2\" stroke-dasharray=\"8 5\"/><path d=\"M340 "
              "541h36\" stroke=\"#16212a\" stroke-width=\"2.4\" stroke-dasharray=\"1 6\" "
              "stroke-linecap=\"round\"/>");
  drawn_text(b, "a", 20, 30, false, N_("Individuals"));
  drawn_text(b, "a", 620, 30, true, N_("Organisations"));
  drawn_text(b, "e", 505, 76, false, N_("example"));
  drawn_text(b, "e", 505, 128, false, N_("Knitters of the Molenhof"));
  drawn_text(b, "e", 505, 146, false, N_("community centre, Tuesdays"));
  drawn_text(b, "e", 505, 164, false, N_("knit together"));
  drawn_text(b, "t", 320, 230, false, N_("The theme"));
  drawn_text(b, NULL, 20, 545, false, N_("Draw the bond:"));
  drawn_text(b, NULL, 170, 545, false, N_("yes"));
  drawn_text(b, NULL, 254, 545, false, N_("possible"));
  drawn_text(b, NULL, 382, 545, false, N_("no"));
  cl_html_close(&b->html);
  cl_html_close(&b->html);
}

void blank_around(blank *b) {
  static const char *const titles[] = {
    N_("Who?"), N_("Where?"), N_("What do they do?"), N_("[bond: yes"), N_("[possible"),
    N_("[no"),  NULL
  };
  static const char *const example[] = {
    N_("Knitters of the Molenhof"), N_("community centre"), N_("knit on Tuesdays"), "", "", "", NULL
  };
  static const char *const tips[] = {
    N_("Draw first, talk later. Everybody gets a pen."),
    N_("Does a group do much with the theme? Draw it close to the middle."),
    N_("Think of groups without a name, too: the men on the bench, the parents at the school "
       "gate."),
    N_("Choose a group that has energy already. To begin is easier than to convince."), NULL
  };
  blank_open(b, "div", "col");
  blank_open(b, "div", "scan grow");
  field(b);
  blank_open(b, "div", "col");
  blank_table(b, titles, example, 6);
  blank_tips(b, N_("Tips"), tips);
  blank_close(b);
  blank_close(b);
  open_end(b, N_("With this group we go on"), N_("because"));
  blank_close(b);
  blank_close(b);
}
