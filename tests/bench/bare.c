/* bare.c - the floor: libyaml's events of files, and nothing done with them. */
#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

static int read_events(const char *name) {
  FILE *file = fopen(name, "rb");
  if (!file || fseek(file, 0, SEEK_END) != 0)
    return 1;
  long size = ftell(file);
  rewind(file);
  unsigned char *bytes = size > 0 ? malloc((size_t)size) : NULL;
  if (!bytes || fread(bytes, 1, (size_t)size, file) != (size_t)size)
    return 1;
  yaml_parser_t parser;
  yaml_parser_initialize(&parser);
  yaml_parser_set_input_string(&parser, bytes, (size_t)size);
  long events = 0;
  for (int done = 0; !done; events++) {
    yaml_event_t event;
    if (!yaml_parser_parse(&parser, &event))
      return 1;
    done = event.type == YAML_STREAM_END_EVENT;
    yaml_event_delete(&event);
  }
  printf("%ld events\n", events);
  yaml_parser_delete(&parser);
  free(bytes);
  return fclose(file);
}

int main(int argc, char **argv) {
  for (int i = 1; i < argc; i++)
    if (read_events(argv[i]) != 0)
      return 1;
  return argc < 2;
}
