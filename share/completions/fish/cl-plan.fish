# fish completion for cl-plan: write this to ~/.config/fish/completions/cl-plan.fish
function _cl_plan
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
complete -c cl-plan -f -a '(_cl_plan)'
