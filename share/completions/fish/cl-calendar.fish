# fish completion for cl-calendar: write this to ~/.config/fish/completions/cl-calendar.fish
function _cl_calendar
  set -l words (commandline -opc)
  set -l last (commandline -ct | string trim --left --chars \"\')
  for line in (command $words[1] complete -- $words[2..-1] "$last" 2>/dev/null)
    if test "$line" = :files
      __fish_complete_path "$last"
    else
      printf '%s\n' "$line"
    end
  end
end
complete -c cl-calendar -f -a '(_cl_calendar)'
