# fish completion for cl-define: write this to ~/.config/fish/completions/cl-define.fish
function _cl_define
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
complete -c cl-define -f -a '(_cl_define)'
