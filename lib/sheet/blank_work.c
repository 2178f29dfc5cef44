/* blank_work.c - empty sheets from the definition on: worksheets 4 to 6, to work, and the
 * calendar; see blank.h. */
#include "blank.h"

#include "show.h"

const blank_sheet cl_blank_sheets[] = {
  { CL_KAPSTOK, false, "?", N_("Are we ready to begin?"),
    N_("Eight questions before you start. Tick what holds, and write down what is still needed."),
    N_("Next: worksheet 1, what does our policy plan say?"), blank_ready },
  { CL_KAPSTOK, false, "1", N_("The kapstok"),
    N_("On which goals and themes of our policy plan can a community hang?"),
    N_("Next: worksheet 2, which themes live here?"), blank_kapstok },
  { CL_SCAN, true, "2", N_("Theme scan"),
    N_("Which themes of our plan really live here? Draw lines between left and right."),
    N_("Next: worksheet 3, who is at work on this theme already?"), blank_themes },
  { CL_SCAN, true, "3", N_("Environment scan"),
    N_("Who is at work on this theme already? Draw everybody you know, and whom you do not know "
       "yet."),
    N_("Next: worksheet 4, who is this group?"), blank_around },
  { CL_DEFINE, false, "4", N_("Definition"),
    N_("Who is this group, what do they share, and how well do we know each other?"),
    N_("Next: worksheet 5, get to know somebody"), blank_definition },
  { CL_DEFINE, false, "5", N_("Conversation"),
    N_("Get to know somebody of the group. Choose a few questions yourself."),
    N_("For the other: we keep this for our talk only. You may always ask to see it."),
    blank_talk },
  { CL_GOALS, false, "6", N_("Vision and goals"),
    N_("What do you want together? Write this with people of the group, at one table."),
    N_("Next: to work. Who does what, and when do we meet?"), blank_vision },
  { CL_GOALS, false, "+", N_("To work"),
    N_("Who does what, what did we agree on, and how do we look back?"),
    N_("Next: the calendar, a first moment"), blank_working },
  { CL_CALENDAR, true, "=", N_("Content calendar"),
    N_("What happens when, where do people hear of it, and who looks after it?"),
    N_("Every few weeks: lay the calendar on the table again"), blank_calendar },
  { 0, false, NULL, NULL, NULL, NULL, NULL },
};

/* ---- Worksheet 4 ------------------------------------------------------------------ */

void blank_definition(blank *b) {
  static const char *const tips[] = {
    N_("A group that formed itself is a better start than one you put together."),
    N_("What people share may be a place, who they are, or what they love to do."),
    N_("Describe what you see and heard. Do not fill in for others."),
    N_("Weak bonds are no problem: then getting to know each other comes first."),
    N_("No names here: a role is enough."),
    NULL
  };
  static const char *const contacts[] = { N_("Whom do we know? (role)"), N_("Through whom?"),
                                          N_("Who goes and asks?"), NULL };
  static const char *const contact[] = { N_("the man who always brings coffee"),
                                         N_("the caretaker"), N_("the community librarian"), NULL };
  blank_open(b, "div", "side");
  blank_open(b, "div", "col");
  blank_open(b, "div", "row");
  blank_field(b, N_("Group"));
  blank_field(b, N_("Theme"));
  blank_close(b);
  blank_open(b, "div", "ask");
  blank_text(b, "p", NULL, N_("What binds them most?"));
  blank_choices(b, CL_S_BOND);
  blank_close(b);
  blank_open(b, "div", "row");
  blank_open(b, "div", "ask");
  blank_text(b, "p", NULL, N_("How well do members know each other?"));
  blank_choices(b, cl_field_info(CL_F_COMMUNITY_TIES_MEMBERS)->set);
  blank_close(b);
  blank_open(b, "div", "ask");
  blank_text(b, "p", NULL, N_("And how well do they know the library?"));
  blank_choices(b, cl_field_info(CL_F_COMMUNITY_TIES_LIBRARY)->set);
  blank_close(b);
  blank_close(b);
  blank_ask(b, N_("Place"), N_("Where do they live, work or meet?"),
            N_("the flats behind the station, on Tuesdays in the community centre"), 3);
  blank_ask(b, N_("Who they are"), N_("What do they have in common, as they say it themselves?"),
            N_("most have just retired and moved here"), 3);
  blank_ask(b, N_("What they love"), N_("What do they like to do, make or know?"),
            N_("mend what others throw away"), 3);
  blank_table(b, contacts, contact, 4);
  blank_close(b);
  blank_aside(b, N_("Tips"), tips, N_("Why this group, and not another?"),
              N_("They began by themselves"), 8);
  blank_close(b);
}

/* ---- Worksheet 5 -------------------------------------------------------------------- */

static void verdict(blank *b) {
  static const char *const maybe[] = { N_("yes"), N_("possible"), N_("no"), NULL };
  static const char *const yes_no[] = { N_("yes"), N_("no"), NULL };
  static const char *const on[] = { N_("we go on"), N_("we talk once more"), N_("we stop"), NULL };
  static const struct {
    const char *question;
    const char *const *words;
  } rows[] = { { N_("Does this person want to take part?"), maybe },
               { N_("Is it of use to the group?"), yes_no },
               { N_("And to the library?"), yes_no },
               { N_("So"), on } };
  blank_open(b, "div", "end");
  for (size_t i = 0; i < CL_COUNT(rows); i++) {
    blank_open(b, "p", "all row");
    blank_text(b, "b", NULL, rows[i].question);
    blank_open(b, "span", NULL);
    blank_ticks(b, rows[i].words);
    blank_close(b);
    blank_close(b);
  }
  blank_close(b);
}

void blank_talk(blank *b) {
  static const char *const tips[] = {
    N_("Let silences be. Who thinks often tells the best of it afterwards."),
    N_("Does the talk wander? Walk along for a bit."),
    N_("Look, too. When does somebody sit up?"),
    N_("Tell something of yourself. This is getting to know each other."),
    N_("Ask for a time that it really happened. Then you get a story."),
    N_("Say in your own words what you heard."),
    N_("Do not ask what the library can do. You will notice."),
    N_("Write down no names of others. A role is enough."),
    NULL
  };
  static const char *const ways[] = { N_("we know each other"), N_("through somebody"),
                                      N_("through a partner"), N_("asked ourselves"), NULL };
  static const struct {
    const char *label, *question;
  } asks[] = {
    { N_("Breaking the ice"), N_("Take me along to the last time you were together. How was it?") },
    { N_("What is of value"), N_("Say this were gone tomorrow. What would you miss most?") },
    { N_("Challenges"), N_("What have you tried before, and how did that go?") },
    { N_("Goals"), N_("What do you hope will be different in a year?") },
    { N_("Own contribution"), N_("What would you love to teach somebody?") },
    { N_("Success"), N_("By what would somebody from here first notice that it works?") },
  };
  static const struct {
    const char *title, *example;
  } heard[] = { { N_("What drives them"), N_("To meet other people") },
                { N_("What they need"), N_("A room with coffee") },
                { N_("Talents"), N_("Designing patterns") },
                { N_("What we shared"), N_("We look for people who want to learn") } };
  blank_open(b, "div", "col");
  blank_open(b, "div", "row");
  blank_field(b, N_("With (role)"));
  blank_field(b, N_("Date"));
  blank_field(b, N_("Place"));
  blank_close(b);
  blank_open(b, "p", NULL);
  cl_html_put(&b->html, cl_str_of(T_(b->app, N_("How did we come in?"))));
  cl_html_put(&b->html, cl_str_of("  "));
  blank_ticks(b, ways);
  blank_close(b);
  blank_open(b, "div", "side grow");
  blank_open(b, "div", "col");
  for (size_t i = 0; i < CL_COUNT(asks); i++)
    blank_ask(b, asks[i].label, asks[i].question, NULL, 2);
  blank_close(b);
  blank_aside(b, N_("How to listen"), tips, N_("Whom else can we speak?"),
              N_("Name a role or a group"), 4);
  blank_close(b);
  blank_open(b, "div", "row heard");
  for (size_t i = 0; i < CL_COUNT(heard); i++)
    blank_box(b, heard[i].title, heard[i].example, 0);
  blank_close(b);
  verdict(b);
  blank_close(b);
}

/* ---- Worksheet 6 ---------------------------------------------------------------------- */

static void smart(blank *b, bool first) {
  static const struct {
    const char *letter, *word, *question, *example;
  } rows[] = {
    { "S", N_("Specific."), N_("Who will do or know something else?"),
      N_("New residents join in") },
    { "M", N_("Measurable."), N_("How and when do we count?"), N_("Tally at the door, each time") },
    { "A", N_("Agreed."), N_("Who said yes?"), N_("The core group, on 12 March") },
    { "R", N_("Realistic."), N_("Why can this work?"), N_("Last year six joined") },
    { "T", N_("Time."), N_("When does it begin, when is it done?"), N_("January up to December") },
  };
  blank_open(b, "div", "sm");
  for (size_t i = 0; i < CL_COUNT(rows); i++) {
    cl_html_text(&b->html, "span", cl_str_of(rows[i].letter), "class", "letter", "aria-hidden",
                 "true", NULL);
    blank_open(b, "p", "q");
    blank_text(b, "b", NULL, rows[i].word);
    cl_html_put(&b->html, cl_str_of(" "));
    cl_html_put(&b->html, cl_str_of(T_(b->app, rows[i].question)));
    if (first)
      blank_text(b, "span", "ex", rows[i].example);
    blank_close(b);
    cl_html_text(&b->html, "span", cl_str_of(""), "class", "room", NULL);
  }
  blank_close(b);
}

static void gap(blank *b, const char *word, const char *class) {
  if (word)
    blank_text(b, "span", NULL, word);
  cl_html_text(&b->html, "i", cl_str_of(""), "class", class, NULL);
}

static void goal(blank *b, int number) {
  blank_open(b, "div", "goal");
  blank_open(b, "h3", NULL);
  cl_html_put(&b->html, cl_str_of(cl_asprintf(b->app->arena, T_(b->app, N_("Goal %d.")), number)));
  if (number == 1)
    blank_text(b, "span", "ex", N_("From 9 to 24 regulars before 31 December"));
  blank_close(b);
  blank_open(b, "p", "sen");
  gap(b, N_("From"), "s");
  gap(b, N_("to"), "s");
  gap(b, NULL, NULL);
  gap(b, N_("no later than"), "s");
  blank_close(b);
  smart(b, number == 1);
  blank_close(b);
}

void blank_vision(blank *b) {
  static const char *const tips[] = {
    N_("Begin with the dream. Let everybody write alone first, then read it out."),
    N_("Look for the word that comes back with everybody."),
    N_("One or two goals are enough. Nobody keeps up more."),
    N_("You do not know where you are now? Count for a month first. That is your 'from'."),
    N_("Choose something that the group can count itself."),
    N_("A goal in words is fine, too. Then agree on how you will see it."),
    N_("Is a goal behind? Write down why, what that does, and what you do about it."),
    N_("Does the goal fit the library? Lay worksheet 1 beside it."),
    NULL
  };
  blank_open(b, "div", "side");
  blank_open(b, "div", "col");
  blank_open(b, "div", "vis");
  blank_text(b, "p", "big", N_("In two years ..."));
  blank_lines(b, 3);
  blank_text(b, "p", "ex", N_("Example: in two years you can join a table somewhere every day."));
  blank_open(b, "div", "row");
  blank_field(b, N_("Made with (roles)"));
  blank_field(b, N_("Date"));
  blank_close(b);
  blank_close(b);
  goal(b, 1);
  goal(b, 2);
  blank_close(b);
  blank_aside(b, N_("Tips"), tips, N_("Ideas for later"), N_("A cupboard of our own for the wool"),
              8);
  blank_close(b);
}

/* ---- To work -------------------------------------------------------------------------- */

void blank_working(blank *b) {
  static const char *const tips[] = {
    N_("Divide the work, also the small things: then it is everybody's."),
    N_("Agree on hours before you begin, not afterwards."),
    N_("Look back twice a year: are we still working with the group, or for it?"),
    N_("A story may be told on only when who it is about says so."),
    N_("To stop is no failure: say goodbye well, and write down what you learned."),
    NULL
  };
  static const char *const tasks[] = { N_("What?"), N_("Who? (role)"), N_("By when?"), N_("[done"),
                                       NULL };
  static const char *const task[] = { N_("hang posters in the flats"), N_("two members"),
                                      N_("1 December"), "", NULL };
  static const char *const kept[] = { N_("What changed?"), N_("For whom?"), N_("How do we know?"),
                                      NULL };
  static const char *const outcome[] = { N_("neighbours greet each other"), N_("the flats"),
                                         N_("said at the look back"), NULL };
  static const char *const pulse[] = { N_("for the group"), N_("with the group"),
                                       N_("the group by itself"), NULL };
  blank_open(b, "div", "side");
  blank_open(b, "div", "col");
  blank_open(b, "div", "row");
  blank_field(b, N_("Community"));
  blank_field(b, N_("We meet (place, rhythm)"));
  blank_close(b);
  blank_open(b, "div", "row");
  blank_field(b, N_("Hours a week of the library"));
  blank_field(b, N_("First contact (role)"));
  blank_close(b);
  blank_text(b, "h3", NULL, N_("Who does what?"));
  blank_table(b, tasks, task, 6);
  blank_ask(b, N_("Looking back"), N_("What went well, what asks for too much, what do we change?"),
            NULL, 3);
  blank_open(b, "p", NULL);
  cl_html_put(&b->html, cl_str_of(T_(b->app, N_("We work"))));
  cl_html_put(&b->html, cl_str_of("  "));
  blank_ticks(b, pulse);
  blank_close(b);
  blank_text(b, "h3", NULL, N_("What is worth keeping?"));
  blank_table(b, kept, outcome, 3);
  blank_close(b);
  blank_aside(b, N_("Tips"), tips, N_("What do we ask of the management team?"),
              N_("A key to the reading room, before 1 December"), 7);
  blank_close(b);
}

/* ---- The calendar ------------------------------------------------------------------------ */

void blank_calendar(blank *b) {
  static const char *const titles[] = { N_("When?"),
                                        N_("What?"),
                                        N_("In which form?"),
                                        N_("Where do people hear of it?"),
                                        N_("Who? (role)"),
                                        N_("[ready"),
                                        NULL };
  static const char *const example[] = { N_("Sat 5 December, 10:00"),
                                         N_("Repair morning"),
                                         N_("meeting"),
                                         N_("poster in the flats, newsletter"),
                                         N_("two members"),
                                         "",
                                         NULL };
  static const char *const tips[] = {
    N_("One moment a month that goes on is better than five at once."),
    N_("Mind school holidays and public holidays."),
    N_("Measure where people are anyway: at a moment."),
    N_("Let the group write itself: a photo says enough."), NULL
  };
  blank_open(b, "div", "side");
  blank_table(b, titles, example, 11);
  blank_aside(b, N_("Tips"), tips, N_("Ideas without a day"), N_("A walk along the canal"), 5);
  blank_close(b);
}
