"""A hook of a linked worktree inherits where its repository is; a folder below asks git as outside of a hook."""

from __future__ import annotations

from pathlib import Path

from tests.helpers import Repo, check, post


def test_what_git_ignores_is_left_out_in_the_hook_of_a_worktree_too(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "repo", {".gitignore": "*.ign.jd.yaml\n", "sub/a.jd.yaml": post("a")})
    tree = tmp_path / "tree"
    repo.git("worktree", "add", "-q", str(tree))
    (tree / "sub" / "b.ign.jd.yaml").write_text(post("b"), "utf-8")
    folder = repo.folder / ".git/worktrees/tree"
    env = {"GIT_DIR": str(folder), "GIT_INDEX_FILE": str(folder / "index")}
    outside, inside = check(".", cwd=tree / "sub"), check(".", cwd=tree / "sub", env=env)
    assert {item["path"] for item in outside.findings} == {"a.jd.yaml"}
    assert inside.out == outside.out
